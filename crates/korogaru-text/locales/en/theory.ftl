## What theory says

regime-overdamped = overdamped
regime-critical = critically damped
regime-underdamped = underdamped
regime-oscillating-sign = changes sides
regime-neutral = neutral
regime-divergent = divergent

regime-meaning-overdamped = creeps to the minimum without swinging
regime-meaning-critical = comes as fast as it can without swinging
regime-meaning-underdamped = swings to and fro across the minimum, less each time
regime-meaning-oscillating-sign = jumps to the other side of the minimum with every update, less far each time
regime-meaning-neutral = comes no nearer and goes no farther
regime-meaning-divergent = runs away

theory-heading = Theory of { $method } on f(x, y) = { $formula } from { $start }
theory-at-minimum = The second derivatives (the Hessian) at the minimum { $point }: ∂²f/∂x² = { $xx }, ∂²f/∂x∂y = { $xy }, ∂²f/∂y² = { $yy }.
theory-at-minimum-found = The second derivatives (the Hessian) at { $point }, the minimum that a search found: ∂²f/∂x² = { $xx }, ∂²f/∂x∂y = { $xy }, ∂²f/∂y² = { $yy }.
theory-at-point = The second derivatives (the Hessian) at { $point }: ∂²f/∂x² = { $xx }, ∂²f/∂x∂y = { $xy }, ∂²f/∂y² = { $yy }.
theory-centre = The quadratic with the derivatives of f at this point is level at { $centre }; distances are measured from there.
theory-exact = f is a quadratic, so all of this is exact.
theory-local = All of this is local: it is exact for the quadratic that f is like near this point, and fits f less and less farther away.
theory-without-noise = The gradients of this run are noisy ({ $noise }). Unless noise is mentioned, all of this is about the run without it.
theory-modes = Along each eigenvector of the Hessian the point moves independently: its coordinate z along it goes by { $recurrence }:

theory-column-direction = direction
theory-column-regime = what it does
theory-column-rate = rate
theory-column-period = period
theory-column-stable = η below
theory-column-critical = critical α
theory-column-setting = setting
theory-column-steps = updates to stay within { $tolerance }
theory-along-axis = along { $axis }
theory-along-direction = along { $direction }

theory-meaning-eigenvalue = the eigenvalue: how strongly f curves along the direction
theory-meaning-rate = the factor by which an update multiplies the distance in the long run; below 1 the distance shrinks, and a smaller rate is faster
theory-meaning-period = updates that a swing to and fro takes
theory-meaning-stable = the distance shrinks for 0 < η < this, which is { $range }
theory-meaning-critical = with an α above this it swings; below, it creeps
theory-meaning-critical-steep = with an α above this it swings; below, it creeps, or, where ηλ > 1, changes sides with every update (and runs away where ηλ > 2 + 2α)

theory-condition = The condition number κ is { $kappa }: f curves { $kappa } times as strongly along one direction as along the other. The larger κ is, the less one η suits both.
theory-condition-one = The condition number κ is 1: f curves equally strongly in every direction, and one η suits all.
theory-flat-valley = f is level { $direction }, with neither curvature nor slope: the minima lie side by side in a valley, and nothing moves along it. Statements about both directions together are about the other one.
theory-flat = f is level { $direction }, with neither curvature nor slope, and nothing moves that way. Statements about both directions together are about the other one.
theory-rate-of-other = In the other direction the rate is { $rate }.
theory-rate = In the long run the direction with the larger rate decides: the rate is { $rate }.

theory-this = this one
theory-same-sgd = SGD, same η
theory-best = best { $method }
theory-never = never

theory-no-minimum = f falls away along every direction whose eigenvalue is negative, and the ball runs away from here with any η above 0.
theory-divergent = η is too large: the distance grows with every update. It shrinks with an η below { $limit }.
theory-neutral = The distance neither shrinks nor grows in the long run. It shrinks with an η above 0 and below { $limit }.
theory-faster-than-best-sgd = In the long run this setting is faster than SGD with any η: rate { $rate } against { $best } at best (η { $lr }).
theory-as-fast-as-best-sgd = In the long run this setting is as fast as the best SGD: rate { $best } (η { $lr }).
theory-faster-than-same-sgd = In the long run this setting is slower than the best SGD: rate { $rate } against { $best } (η { $lr }). It still shows what α is for: SGD with the same η has { $same }, since only a velocity that is carried on adds up the small pushes along the gentle slope. In return, a ball that has velocity may run past the minimum before it turns round.
theory-steadier-than-same-sgd = In the long run this setting is slower than the best SGD: rate { $rate } against { $best } (η { $lr }). It still shows what α is for: SGD with the same η has { $same }, since along the steep direction it jumps from side to side, and a velocity that is carried on cancels part of every jump.
theory-same-sgd-diverges = In the long run this setting is slower than the best SGD: rate { $rate } against { $best } (η { $lr }). It still shows what α is for: SGD with the same η comes no nearer at all (rate { $same }), since along the steep direction it jumps from side to side, and never less far. A velocity that is carried on cancels part of every jump, so that a larger η is stable.
theory-too-much-momentum = In the long run this setting is slower than the best SGD: rate { $rate } against { $best } (η { $lr }); with the same η, SGD has { $same }. It shows what too much α does: the velocity is carried on so long that the ball keeps running past the minimum.
theory-near-the-end = In the long run this setting is slower than the best SGD: rate { $rate } against { $best } (η { $lr }); with the same η, SGD has { $same }. Here η is too large: along the steep direction the point jumps to the other side of the minimum with every update, and the nearer η is to the end of its range, { $limit }, the less it gains with each.
theory-sgd-below-its-best = This is SGD, which is at its best with η { $lr }: rate { $best } against { $rate } here.

theory-stationary = With its noise the point never comes to rest: in the long run it keeps scattering about the minimum, with a standard deviation of { $first_deviation } { $first } and { $second_deviation } { $second }. These are the roots of { $variance }. On average, f stays { $loss } above its least value. A smaller η brings it nearer, but more slowly.
theory-stationary-batch = With its mini-batches the point never comes to rest. How far it keeps scattering about the minimum is not said here: the noise of a mini-batch depends on the point.
theory-run-diverged = This run diverges: at update { $iteration } its numbers are no longer finite, and it ends before that.
theory-run-reached = This run stays within { $tolerance } of its first distance from update { $iteration } on.
theory-run-not-reached =
    { $count ->
        [0] This run has no update.
        [one] This run of 1 update ends farther away than { $tolerance } of its first distance.
       *[other] This run of { $count } updates ends farther away than { $tolerance } of its first distance.
    }
theory-residual-exact = The solution of the recurrence is at most { $residual } away from the run, { $share } times the farthest distance: rounding.
theory-residual-none = The solution of the recurrence does not differ from the run.
theory-residual-local = The solution of the recurrence is up to { $residual } away from the run, { $share } times the farthest distance, since f is far from that quadratic on the way.
theory-residual-noise = The solution of the recurrence is up to { $residual } away from the run, { $share } times the farthest distance: noise.
theory-residual-infinite = The solution of the recurrence grows beyond the largest number where the run does not: f differs too much from that quadratic on the way.
theory-sources = Sources: Polyak (1964); Nesterov (1983); Goh, "Why Momentum Really Works" (2017, distill.pub/2017/momentum); the best Nesterov: Lessard, Recht and Packard (2016).
