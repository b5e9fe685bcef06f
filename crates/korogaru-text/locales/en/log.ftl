## What is said of the logs of trainings

log-title = Loss during training
log-title-columns = Training logs
log-gradient-norm = gradient norm
log-update-norm = update norm
log-parameter-norm = parameter norm
log-step-axis = step
log-row = row
log-row-axis = row (no step is recorded)
log-within-axis = { $step }, counted across { $epoch }
log-over = { $y } over { $x }
log-over-rows = { $y } over rows (no step)
log-last-at = last { $loss } at { $at }
log-least-at = least { $loss } at { $at }
log-not-finite-at =
    { $count ->
        [one] not finite at { $at }
       *[other] { $count } not finite, from { $at } on
    }
log-description = Training logs over the steps: { $logs }.
log-column-log = log
log-column-column = column
log-column-rows = rows
log-column-first = first
log-column-last = last
log-column-least = least
log-column-at = least at
log-not-finite =
    { $count ->
        [one] { $name }: { $column } is not finite at { $at }.
       *[other] { $name }: { $column } is not finite in { $count } rows, from { $at } on.
    }
log-steps = { $name }: the steps are the column { $column }.
log-steps-within = { $name }: { $step } starts again in each { $epoch }, and is counted across them.
log-steps-rows = { $name }: no column is a step, so rows are counted from 0; --x NAME takes a column.
log-others = { $name }: other columns: { $columns }; --y NAME draws another.
log-others-more = { $name }: other columns: { $columns } and { $count } more; --y NAME draws another.
log-carried =
    { $count ->
        [one] { $name }: 1 row of a validation or a test has no step, and is drawn at the step before it.
       *[other] { $name }: { $count } rows of a validation or a test have no step, and are drawn at the step before them.
    }
log-left-out =
    { $count ->
        [one] { $name }: 1 row without a step or anything that is drawn is left out.
       *[other] { $name }: { $count } rows without a step or anything that is drawn are left out.
    }
log-repeated =
    { $count ->
        [one] { $name }: 1 row is replaced by a later one of the same step.
       *[other] { $name }: { $count } rows are replaced by later ones of the same step.
    }
log-cut-off = { $name }: the last line is only half written, and is left out.
