## What things are for

hyperparameter-lr = learning rate
hyperparameter-momentum = momentum: how much of the velocity is carried on
hyperparameter-decay = decay of the mean of squared gradients
hyperparameter-beta1 = decay of the first moment
hyperparameter-beta2 = decay of the second moment
hyperparameter-eps = keeps the division from dividing by zero

method-sgd = Moves down the slope where the point is, (6.1).
method-momentum = Keeps a velocity that the slope pushes, like a ball rolling, (6.3) and (6.4).
method-nesterov = Momentum that takes the slope a little ahead.
method-adagrad = Moves less along each axis the more it has been pushed along it, (6.5) and (6.6).
method-rmsprop = AdaGrad that forgets old gradients.
method-adam = A velocity like Momentum's and a step size per axis like RMSProp's.

objective-book = The book's valley, twenty times as steep across as along, (6.2).
objective-rosenbrock = A curved valley, easy to reach and slow to follow.
objective-himmelblau = Four minima of equal depth.
objective-beale = Nearly flat, with steep walls at the corners.
objective-booth = A tilted bowl.
objective-matyas = A long diagonal valley.
objective-rastrigin = A bowl full of dents, each a local minimum.
objective-styblinski-tang = Four valleys, one of them the deepest.
objective-saddle = No minimum at all: the start decides where the ball falls.
objective-least-squares = A line through 64 points (u, t): half the mean squared error. For mini-batches.

title-book = The book's
title-rosenbrock = Rosenbrock
title-himmelblau = Himmelblau
title-beale = Beale
title-booth = Booth
title-matyas = Matyas
title-rastrigin = Rastrigin
title-styblinski-tang = Styblinski–Tang
title-saddle = Saddle
title-least-squares = Least squares

lesson-overshoot = zigzags less than SGD, but runs past the minimum
lesson-return = with more updates it turns round and comes back
lesson-sgd = without α it is SGD: the same zigzag
lesson-cancel-and-add = old velocity and new force cancel along y and add along x
lesson-swing = η and α both large: it keeps overshooting
