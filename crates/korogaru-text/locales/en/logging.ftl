## What is said of the logs of trainings

logging-title = Loss of trainings
logging-loss = loss
logging-step-axis = step
logging-last-at = last { $loss } at step { $step }
logging-least-at = least { $loss } at step { $step }
logging-not-finite-at =
    { $count ->
        [one] not finite at step { $step }
       *[other] { $count } not finite, from { $step } on
    }
logging-description = Losses over the steps: { $logs }.
logging-column-log = log
logging-column-rows = rows
logging-column-first = first loss
logging-column-last = last loss
logging-column-least = least loss
logging-column-at = at step
logging-not-finite =
    { $count ->
        [one] { $name }: the loss is not finite at step { $step }.
       *[other] { $name }: the loss is not finite in { $count } rows, from step { $step } on.
    }
logging-left-out =
    { $count ->
        [one] { $name }: 1 row without a step or a loss is left out.
       *[other] { $name }: { $count } rows without a step or a loss are left out.
    }
logging-repeated =
    { $count ->
        [one] { $name }: 1 row is replaced by a later one of the same step.
       *[other] { $name }: { $count } rows are replaced by later ones of the same step.
    }
logging-cut-off = { $name }: the last line is half written and left out.
