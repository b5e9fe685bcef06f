## What went wrong on the command line

problem-error = error
problem-did-you-mean = Did you mean { $name }?
problem-see-help = For more, try: { $command }
problem-unknown-option = there is no option { $option }
problem-unexpected-argument = { $argument } is not expected here
problem-unknown-command = there is no command { $command }; there are { $known }
problem-no-command = a command is missing; there are { $known }
problem-no-value = { $option } needs a value
problem-required = { $option } is missing
problem-twice = { $option } is given twice
problem-not-a-choice = { $option } takes { $known }, not "{ $value }"
problem-not-utf8 = an argument is not valid UTF-8
problem-extension = "{ $path }" does not say what to draw: the file's extension must be { $known }
problem-no-file-name = "{ $path }" is not the name of a file
problem-cannot-read = "{ $path }" cannot be read: { $reason }
problem-cannot-write = "{ $path }" cannot be written: { $reason }
problem-in-file = { $path }: { $message }
problem-nothing-to-draw = f is not finite at the start, so that there is nothing to show; choose another --start
