## What a sweep says

sweeping-loss = loss
sweeping-steps = steps
sweeping-rate = rate
sweeping-loss-meaning = loss: f at the last point
sweeping-steps-meaning = steps: updates until f stays within { $tolerance } of its first height above the minimum
sweeping-rate-meaning = rate: mean factor of the distance per update, from the first and the last f
sweeping-best = best: { $at }, { $metric } { $value }
sweeping-best-of-seeds = best: { $at }, median { $metric } of { $seeds } seeds { $value }
sweeping-no-best = no run that can be called best
sweeping-diverges = diverges
sweeping-falls = falls without end
sweeping-falling =
    { $count ->
        [one] in 1 run f falls without end, beyond all numbers
       *[other] in { $count } runs f falls without end, beyond all numbers
    }
sweeping-falling-and = { $falling }; { $rest }
sweeping-not-reached = not reached
sweeping-stable-end = end of stability
sweeping-critical = critical damping
sweeping-optimum = best in theory
sweeping-theory-near = theory is local, at { $minimum }
sweeping-best-cell = best cell
sweeping-caption =
    { $cells ->
        [one] 1 run from { $start }, iterations: { $iterations }
       *[other] { $iterations ->
            [one] { $cells } runs of 1 iteration from { $start }; diverging: { $diverging }
           *[other] { $cells } runs of { $iterations } iterations each from { $start }; diverging: { $diverging }
        }
    }
sweeping-of-seeds = each cell: its one run with seed { $seed }; best: by the median of { $seeds } seeds
sweeping-diverges-by-theory = diverges: f grows without end, as theory says
sweeping-diverges-tried = diverges: f still grows when followed for { $updates } updates, or its numbers end
sweeping-description = A map of { $method } on f(x, y) = { $formula } over { $first } and { $second }; { $best }.
sweeping-time-left = left
