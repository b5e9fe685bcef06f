## What went wrong on the command line

problem-error = error
problem-did-you-mean = Did you mean { $name }?
problem-unknown-option = there is no option { $option }
problem-unexpected-argument = { $argument } is not expected here
problem-unknown-command = there is no command { $command }; there are { $known }
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
problem-reason-not-found = there is no such file
problem-reason-no-folder = its folder does not exist
problem-output-missing = it is not said where to draw: -o FILE.svg or -o FILE.png
problem-reason-permission-denied = permission is denied
problem-reason-not-a-directory = a file stands where a folder is needed
problem-reason-is-a-directory = it is a folder
problem-reason-storage-full = the disk is full
problem-reason-read-only = the disk is read-only
problem-reason-not-text = it is not UTF-8 text
problem-nothing-to-draw = f is not finite at the start, so that there is nothing to show; choose another --start
