from ._korogaru import SGD, AdaGrad, Adam, Momentum, Nesterov, RMSprop
