## What a search for the best hyperparameters says

tuning-heading =
    { $iterations ->
        [one] The best of each method on f(x, y) = { $formula } from { $start }, after 1 update
       *[other] The best of each method on f(x, y) = { $formula } from { $start }, after { $iterations } updates
    }
tuning-column-method = method
tuning-column-best = best hyperparameters
tuning-column-runs = runs
tuning-no-best = no run that can be called best
tuning-at-end = { $method } is best with { $names } at an end of the range, so that a better value may lie beyond.
tuning-search = Each method has the same search: up to { $budget } runs in { $rounds } rounds.
tuning-grid = A round is an even grid over the method's hyperparameters, as fine as its part of the runs allows; the first covers the whole ranges, each later one lies around the best run so far, a step of the last grid to each side.
tuning-scales = η goes from { $low } to { $high } in equal ratios; α, ρ and β go from 0 to { $decay }, their distances from 1 in equal ratios; ε is not searched.
tuning-choice = The best run is the one of least value. Runs whose f grows (rises higher in the second half of the updates than in the first) come after all others, since they may end low by chance. Of equals it is the one whose f is lower.
