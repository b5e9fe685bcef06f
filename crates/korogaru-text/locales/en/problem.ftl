## What went wrong on the command line

problem-error = error
problem-did-you-mean = Did you mean { $name }?
problem-unknown-option = there is no option { $option }
problem-unexpected-argument = { $argument } is not expected here
problem-unknown-command = there is no command { $command }; there are { $known }
problem-no-value = { $option } needs a value
problem-twice = { $option } is given twice
problem-not-a-choice = { $option } takes { $known }, not "{ $value }"
problem-not-utf8 = an argument is not valid UTF-8
problem-extension = "{ $path }" does not say what to draw: the file's extension must be { $known }
problem-only-extension = "{ $path }" is an extension without a name; write a name before it, such as { $example }
problem-no-file-name = "{ $path }" is not the name of a file
problem-cannot-read = "{ $path }" cannot be read: { $reason }
problem-cannot-write = "{ $path }" cannot be written: { $reason }
problem-in-file = { $path }: { $message }
problem-reason-not-found = there is no such file
problem-reason-no-folder = its folder does not exist
problem-output-missing = no file to draw is given: add -o FILE.svg, -o FILE.png or -o FILE.gif
problem-still-output-missing = no file to draw is given: add -o FILE.svg or -o FILE.png
problem-log-missing = no log is given; name one, as in korogaru plot log.csv
problem-shell-missing = no shell is given; name { $known }
problem-view-needs-picture = --view says what to draw, but not where: add -o FILE.svg or -o FILE.png
problem-two-axes =
    { $count ->
        [one] a sweep varies two hyperparameters, but 1 is given; give two of them as A:B:N, such as { $example }, or by --axis NAME=A:B:N
       *[other] a sweep varies two hyperparameters, but { $count } are given; give two of them as A:B:N, such as { $example }, or by --axis NAME=A:B:N
    }
problem-two-tuples =
    { $count ->
        [one] a sweep varies two hyperparameters, but 1 is given; give two of them as (low, high, count), such as { $example }
       *[other] a sweep varies two hyperparameters, but { $count } are given; give two of them as (low, high, count), such as { $example }
    }
problem-one-hyperparameter = a sweep varies two hyperparameters, but { $method } has only { $name }; { $example } compares several values of it
problem-axis-form = --axis takes NAME=A:B:N such as beta1=0:.99:50, not "{ $found }"
problem-not-a-map = this picture is not the map of a sweep, so it has no axes to sweep again: { $message }
problem-threads = --threads takes a whole number from 1 to { $limit }, not "{ $found }"
problem-written-extension = "{ $path }" does not say what to write: the file's extension must be { $known }
problem-standard-input-twice = - (standard input) can be read only once
problem-interrupted = interrupted; nothing was written
problem-interrupted-half-way = interrupted; not everything was written
problem-working = working
problem-much = up to about { $size } will be written
problem-much-memory = every update is kept in memory, which takes { $size }
problem-needs-picture-not-form = { $option } is for pictures, and --format { $format } writes none; leave one of the two out
problem-needs-picture = { $option } is for pictures: add -o FILE.svg or -o FILE.png
problem-choose-at = { $message } (--at X,Y)
problem-sweep-takes-range = { $message } (korogaru sweep takes a range A:B:N; korogaru compare takes several values, such as .1,.5,1)
problem-compare-takes-several = { $message } (korogaru compare takes several values of { $option })
problem-format-of-picture = "{ $path }" is a picture, and --format { $format } writes none; leave --format out, or choose another extension
problem-format-of-file = "{ $path }" does not go with --format { $format }: leave --format out, or write to a file that ends in .{ $extension }
problem-stands-still = { $option } is for pictures that move: -o FILE.gif, or --animate -o FILE.svg
problem-seeds-do-not-move = "{ $path }": the figure of many runs does not move; choose svg or png, or leave --seeds out
problem-does-not-move = "{ $path }": what this command draws does not move; choose svg or png, or draw the path with korogaru figure -o FILE.gif
problem-cannot-move = "{ $path }" cannot move: with --animate the file's extension must be gif or svg
problem-view-does-not-move = the view { $view } does not move: choose svg or png without --animate, or leave --view out
problem-reason-permission-denied = permission is denied
problem-reason-file-read-only = the file is read-only; make it writable, or choose another name
problem-reason-not-open = file descriptor { $number } is not open for writing; have the shell open it, as in { $number }>FILE
problem-reason-loop = links lead to each other in a circle; remove one of them, or choose another name
problem-reason-link-to-nothing = it is a link to { $target }, which does not exist; make that folder, or choose another name
problem-reason-partial = { $reason }; the file may now be incomplete
problem-reason-temporary = the result cannot be kept in { $folder } until it is whole ({ $reason }); name another folder in the variable { $variable }
problem-reason-not-a-directory = there is a file where a folder is needed
problem-reason-is-a-directory = it is a folder
problem-reason-storage-full = the disk is full
problem-reason-read-only = the disk is read-only
problem-nothing-to-draw = f is not finite at the start, so there is nothing to show; choose another --start
problem-start-undefined = f is not defined at the start, where { $expression } has no value, so there is nothing to show; choose another start
problem-start-without-slope = f has no gradient at the start, where { $expression } has no finite slope, so there is nothing to show; choose another start
problem-not-with-seeds = { $option } does not go with --seeds, whose figure shows many runs at once
problem-overlay-needs-picture = --overlay is for a picture: add -o FILE.svg or -o FILE.png
problem-tune-chooses = --tune finds the hyperparameters itself; leave { $option } or --tune out
problem-tune-one = --tune takes only one number of iterations; choose one
problem-tuned-given = tune=True finds the hyperparameters itself; leave { $key } or tune out
problem-tuned-list = tune=True takes only one number of iterations; choose one
problem-needs-tune = { $option } is for the search of --tune; add --tune, or leave { $option } out
problem-several-in-file = "{ $path }" is a comparison with runs of its own; leave { $option } out
problem-note = note
problem-no-page = this program was built without the explorer's page; make it with `cargo xtask web` and build again, or run `cargo xtask install`
problem-port = --port takes a number from 0 to 65535, not "{ $found }"
problem-cannot-serve = cannot listen on port { $port }: { $reason }
problem-served = The explorer is at { $address }
    Ctrl-C ends it.
problem-no-browser = no browser could be opened; open the address yourself
problem-reason-port-in-use = another program uses it
problem-undrawn = no installed font can draw these characters, which are left out: { $characters }
problem-title-shortened = the title is too long for the figure, and ends in …
