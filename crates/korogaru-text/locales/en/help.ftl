## What --help says

help-usage = Usage:
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-experiment = Experiment (without any, the article's first run: momentum, η 0.1, α 0.9, 30 iterations from (-7, 2))
help-examples = Examples:
help-about = korogaru (転がる): Momentum SGD that one can see
help-book = Draw the article's six figures, write its five runs, and say what each shows
help-run = Run an experiment and print every step
help-figure = Draw an experiment as SVG or PNG
help-methods = List the methods with their formulas and hyperparameters
help-objectives = List the functions to minimise
help-completions = Print completions for a shell

help-example-book = everything, into the folder figures
help-example-book-out = into another folder, in Japanese
help-example-run = the article's first run as a table
help-example-run-csv = another η and α, with all digits
help-example-run-objective = another function from another start
help-example-figure = a path over the contours
help-example-figure-contour = the contours alone, in light lines on dark
help-example-spec = an experiment that is kept in a file
help-example-methods = what methods there are
help-example-objectives = what functions there are
help-example-completions = for this session of bash

help-objective = function to minimise: { $names }
help-start = first point, such as -7,2
help-method = method: { $names }; η and α stay as they are
help-convention = where η stands: book (inside v: v ← αv − ηg) or fresh (outside: v ← αv + g); momentum and nesterov only
help-hyperparameter = { $symbol }, { $meaning } ({ $methods })
help-iterations = number of updates, up to 10000000; 0 is the start alone
help-xlim = left and right end of the figure, such as -10,10
help-ylim = lower and upper end of the figure
help-spec = read the experiment from a TOML file; options given beside it win
help-format = table (rounded, for reading), csv or json (all digits)
help-output = write to FILE instead of the terminal
help-figure-output = file to draw; its extension says how: svg or png
help-view = trajectory (the path over the contours) or contour (the contours alone)
help-theme = light (unless told otherwise) or dark
help-out-folder = folder to write to [figures]
help-shell = bash, zsh, fish, elvish or powershell
help-lang = language, ja or en; else the locale's
help-help-flag = Print this help
help-version = Print the version
