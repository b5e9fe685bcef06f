## What a comparison says

comparison-heading = Where runs on f(x, y) = { $formula } from { $start } end
comparison-noise = All have the same noise in their gradients: { $noise }.
comparison-column-hyperparameters = hyperparameters
comparison-column-loss = f at the end
comparison-end =
    { $count ->
        [one] f = { $value } after 1 update
       *[other] f = { $value } after { $count } updates
    }
comparison-some-outside =
    { $count ->
        [one] 1 point lies outside the view
       *[other] { $count } points lie outside the view
    }
comparison-description = Paths over the contour lines of f(x, y) = { $formula }, all from { $start }: { $runs }.
