## What a search for the best hyperparameters says

tune-heading =
    { $iterations ->
        [one] The best of each method on f(x, y) = { $formula } from { $start }, after 1 update
       *[other] The best of each method on f(x, y) = { $formula } from { $start }, after { $iterations } updates
    }
tune-column-method = method
tune-column-best = best hyperparameters
tune-column-worst =
    { $starts ->
        [one] worst
       *[other] worst of { $starts } starts
    }
tune-column-runs = runs
tune-not-found = not found within this budget
tune-at-end = { $method } is best with { $names } at an end of the range, so that a better value may lie beyond.
tune-starts =
    { $count ->
        [one] Each setting runs from the start. Its value is the largest f of the last tenth of the updates, so that no setting wins by chance. { $bounds }
       *[other] Each setting runs from { $count } starts, the experiment's own and { $others }, and its value is that of the worst of these runs. The value of a run is the largest f of the last tenth of the updates, so that no setting wins by chance; for the metric steps, f has to stay below the threshold for at least that tenth. { $bounds }
    }
tune-within-view = A setting whose path leaves the view is not taken.
tune-within-bounds = Start or minimum lie outside the view: a setting whose path leaves x in { $x } and y in { $y } is not taken.
tune-endless = f falls without end, so that no setting is best: what is found comes lowest without leaving the bounds of the search.
tune-note-within-view = without paths that leave the view
tune-note-within-bounds = without paths that leave x in { $x }, y in { $y }
tune-seeds = From each start it runs with { $seeds } seeds, whose median counts.
tune-note =
    { $starts ->
        [one] Tuned for the least { $metric } by up to { $budget } runs each, { $bounds }.
       *[other] Tuned for the least { $metric } of the worst of { $starts } starts, by up to { $budget } runs each, { $bounds }.
    }
tune-left-out = No setting found within this budget: { $methods }.
tune-search = Each method has the same search: up to { $budget } runs in { $rounds } rounds or fewer.
tune-grid = A round is an even grid over the method's hyperparameters, as fine as its part of the runs allows; the first covers the whole ranges, each later one lies around the best setting so far, a tenth of the last grid's width to each side and no less than one interval. If the best value lies at an end of the values that were tried, the range is extended there by a factor of ten. Before they are tried, η is rounded to five digits, and α, ρ and β so that their distances from 1 have four.
tune-scales = At first η goes from { $low } to { $high } in equal ratios, and α, ρ and β go from 0 to { $decay }, their distances from 1 in equal ratios; ε is not searched.
tune-choice = The setting of the lowest value is the best; of equal ones that of the lower f.
