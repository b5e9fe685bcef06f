## Why no experiment can be read from a file

unreadable-unknown = this is neither an experiment as text (TOML) nor a figure (SVG, PNG or GIF)
unreadable-nothing = this { $format } carries no experiment: it is not a figure of korogaru, or a program that changed it has dropped what it carried
unreadable-of-log = this { $format } is a picture of the log of a training, which cannot be run again: korogaru plot draws it from the log
unreadable-cut-off = this { $format } ends too early: it was not saved or sent whole
unreadable-damaged = this { $format } is damaged, so that what it carries cannot be trusted
unreadable-text-too-long = this { $format } carries a text that is longer than an experiment can be ({ $limit } KiB)
unreadable-too-many = this { $format } carries more experiments than a figure can show ({ $limit })
unreadable-file-too-long = this is too long for an experiment or a figure: it has more than { $limit } MiB
unreadable-several = this figure carries { $count } experiments, but one is needed; korogaru compare reads them all
