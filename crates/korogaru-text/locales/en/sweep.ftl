## What a sweep says

sweep-steps = steps
sweep-rate = rate
sweep-loss-meaning = loss: f at the last point
sweep-steps-meaning = steps: updates until f stays within { $tolerance } of its first height above the minimum
sweep-rate-meaning = rate: mean factor of the distance per update, from the first and the last f
sweep-best = best: { $at }, { $metric } { $value }
sweep-best-of-seeds = best: { $at }, median { $metric } of { $seeds } seeds { $value }
sweep-no-best = no run that can be called best
sweep-diverges = diverges
sweep-falls = falls without end
sweep-falling =
    { $count ->
        [one] in 1 run f falls without end, beyond the largest number
       *[other] in { $count } runs f falls without end, beyond the largest number
    }
sweep-falling-and = { $falling }; { $rest }
sweep-not-reached = not reached
sweep-stable-end = end of stability
sweep-critical = critical damping
sweep-optimum = best in theory
sweep-theory-near = theory is local, at { $minimum }
sweep-best-cell = best cell
sweep-caption =
    { $cells ->
        [one] 1 run from { $start }, updates: { $iterations }
       *[other] { $iterations ->
            [one] { $cells } runs of 1 update from { $start }; diverging: { $diverging }
           *[other] { $cells } runs of { $iterations } updates each from { $start }; diverging: { $diverging }
        }
    }
sweep-of-seeds = each cell: its one run with seed { $seed }; best: by the median of { $seeds } seeds
sweep-diverges-by-theory = diverges: f grows without end, as theory says
sweep-diverges-tried = diverges: f still grows when followed for { $updates } updates, or its numbers overflow
sweep-description = A map of { $method } on f(x, y) = { $formula } over { $first } and { $second }; { $best }.
sweep-time-left = left
