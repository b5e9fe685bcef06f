## What is said of the logs of trainings

logging-title = Loss during training
logging-title-columns = Training logs
logging-loss = loss
logging-gradient-norm = gradient norm
logging-update-norm = update norm
logging-parameter-norm = parameter norm
logging-step-axis = step
logging-row = row
logging-row-axis = row, counted for want of a step
logging-within-axis = { $step }, counted on over { $epoch }
logging-over = { $y } over { $x }
logging-over-rows = { $y } over rows (no step)
logging-last-at = last { $loss } at { $at }
logging-least-at = least { $loss } at { $at }
logging-not-finite-at =
    { $count ->
        [one] not finite at { $at }
       *[other] { $count } not finite, from { $at } on
    }
logging-description = What trainings wrote down, over the steps: { $logs }.
logging-column-log = log
logging-column-column = column
logging-column-rows = rows
logging-column-first = first
logging-column-last = last
logging-column-least = least
logging-column-at = least at
logging-not-finite =
    { $count ->
        [one] { $name }: { $column } is not finite at { $at }.
       *[other] { $name }: { $column } is not finite in { $count } rows, from { $at } on.
    }
logging-steps = { $name }: the steps are the column { $column }.
logging-steps-within = { $name }: { $step } begins again in each { $epoch }, and is counted on over them.
logging-steps-rows = { $name }: no column is a step, so rows are counted from 0; --x NAME takes a column.
logging-others = { $name }: other columns: { $columns }; --y NAME draws another.
logging-others-more = { $name }: other columns: { $columns } and { $count } more; --y NAME draws another.
logging-carried =
    { $count ->
        [one] { $name }: 1 row of a validation or a test has no step and stands at the step before it.
       *[other] { $name }: { $count } rows of a validation or a test have no step and stand at the step before them.
    }
logging-left-out =
    { $count ->
        [one] { $name }: 1 row without a step or anything that is drawn is left out.
       *[other] { $name }: { $count } rows without a step or anything that is drawn are left out.
    }
logging-repeated =
    { $count ->
        [one] { $name }: 1 row is replaced by a later one of the same step.
       *[other] { $name }: { $count } rows are replaced by later ones of the same step.
    }
logging-cut-off = { $name }: the last line is half written and left out.
