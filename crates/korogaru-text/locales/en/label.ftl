## What stands in a figure

label-iterations = iterations { $count }
label-noise = noise σ = { $sigma }
label-batch = batch { $batch } of { $count }
label-seed = seed { $seed }
label-with-noise = { $said }; { $noise }
label-seeds = seeds { $first } to { $last }
label-one-run = one run each
label-median = median
label-share-of-runs = the middle { $share } % of runs
label-runs-diverged = no longer finite: { $diverged } of { $count } runs
label-ensemble-description = { $count } runs of { $method } on f(x, y) = { $formula } with noisy gradients ({ $noise }), over contour lines, and their losses over the updates: at the end the median is { $median }, and nine tenths lie between { $low } and { $high }.
label-start = start
label-end = end
label-minimum = minimum
label-minimum-found = (found)
label-minimum-more = (not all are marked)
label-height = f(x, y)
label-left = leaves the view for good at update { $iteration }
label-outside = lies outside the view
label-eta-outside = η outside v
label-diverged = no longer finite at update { $iteration }
label-undefined = f is not defined at update { $iteration }: { $expression }
label-without-slope = f has no gradient at update { $iteration }: { $expression }
label-mode = { $direction }: λ = { $eigenvalue }, { $regime }, rate { $rate }
label-iterates = iterates
label-closed-form = solution of the recurrence
label-envelope = envelope
label-residual = largest distance between iterate and solution: { $residual } ({ $share } times the farthest distance)
label-local = local: the solution is that of the quadratic that f is like near { $point }
label-first-updates = the first { $shown } of { $count } updates
label-theory-description = The coordinates of { $method } on f(x, y) = { $formula } along both eigenvectors of the Hessian, iterates over the solution of the recurrence. { $first }. { $second }.
label-step-of = update { $step } of { $count }
label-updates-of =
    { $count ->
        [one] { $step } of 1 update
       *[other] { $step } of { $count } updates
    }
label-carried = carried
label-fresh = fresh
label-sum = sum
label-move = move
label-angle-and-share = angle { $angle }°, { $share } % cancelled
label-older-gradients = older gradients, fading
label-arrows-enlarged = arrows enlarged ×{ $factor }
label-enlarged = enlarged ×{ $factor }
label-step-sizes = step size x { $x }, y { $y }
label-step-size-name = step size
label-look-ahead = the path runs ahead of the ball
label-step-outside = begins outside the view
label-too-short = moves, but too little to be seen
label-nothing-moves = does not move
label-update = update
label-update-means = update (each column is the mean of { $count })
label-vectors = vectors
label-cancelled-count = cancel in { $cancels } of { $count }
label-cosine-adds = add (1)
label-cosine-zero = cosine 0
label-cosine-cancels = cancel (−1)
label-one-part-alone = one part alone, or none
label-loss = loss
label-arrows-description = Update { $step } of { $method } on f(x, y) = { $formula }, over contour lines: from the ball the carried arrow { $carried }, from its tip the fresh arrow { $fresh }, and from the ball to that tip their sum { $sum }.
label-move-description = Update { $step } of { $method } on f(x, y) = { $formula }, over contour lines: the ball moves by { $moved }.
label-ribbon-description = For each of { $count } updates of { $method } on f(x, y) = { $formula }, whether the carried and the fresh part add or cancel. They cancel along x in { $x } updates and along y in { $y }; the angle between the vectors is obtuse in { $obtuse }.
label-curves-description = Curves of x, y, what moves them, and the loss, over { $count } updates of { $method } on f(x, y) = { $formula }.
label-contour-description = Contour lines of f(x, y) = { $formula } at the heights { $levels }; a plus sign marks each minimum.
label-nowhere-defined = f is nowhere defined here
label-constant-here = f is { $height } everywhere here
label-undefined-description = f(x, y) = { $formula } is nowhere defined in the part of the plane that is shown, so there are no contour lines.
label-constant-description = f(x, y) = { $formula } is { $height } everywhere in the part of the plane that is shown, so there are no contour lines.
label-bare-description = The plane of f(x, y) = { $formula }, in which no contour line can be drawn.
label-fresh-alone = { $method } has no velocity: nothing is carried on, and each update is the fresh part −η·g alone.
label-fresh-description = For each of { $count } updates of { $method } on f(x, y) = { $formula }, the fresh part −η·g along x and along y, which is the whole update: nothing is carried on.
label-trajectory-description =
    { $count ->
        [0] The start { $start } of { $method } on f(x, y) = { $formula }, over contour lines.
        [one] The path of { $method } on f(x, y) = { $formula }, one update from { $start } to { $end }, over contour lines.
       *[other] The path of { $method } on f(x, y) = { $formula }, { $count } updates from { $start } to { $end }, over contour lines.
    }
