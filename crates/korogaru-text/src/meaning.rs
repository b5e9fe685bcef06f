use korogaru_lab::book::Lesson;

use crate::phrase::phrases;

phrases! {
    /// What a hyperparameter is for.
    pub enum HyperparameterMeaning {
        Lr = "meaning-lr",
        Momentum = "meaning-momentum",
        Decay = "meaning-decay",
        Beta1 = "meaning-beta1",
        Beta2 = "meaning-beta2",
        Eps = "meaning-eps",
    }
}

phrases! {
    /// What a method does.
    pub enum MethodMeaning {
        Sgd = "meaning-sgd",
        Momentum = "meaning-momentum-method",
        Nesterov = "meaning-nesterov",
        AdaGrad = "meaning-adagrad",
        RmsProp = "meaning-rmsprop",
        Adam = "meaning-adam",
    }
}

phrases! {
    /// What an objective is like.
    pub enum ObjectiveMeaning {
        Book = "meaning-book",
        Rosenbrock = "meaning-rosenbrock",
        Himmelblau = "meaning-himmelblau",
        Beale = "meaning-beale",
        Booth = "meaning-booth",
        Matyas = "meaning-matyas",
        Rastrigin = "meaning-rastrigin",
        StyblinskiTang = "meaning-styblinski-tang",
        Saddle = "meaning-saddle",
        LeastSquares = "meaning-least-squares",
    }
}

phrases! {
    /// What an objective is called where its name is not typed but chosen.
    pub enum ObjectiveTitle {
        Book = "title-book",
        Rosenbrock = "title-rosenbrock",
        Himmelblau = "title-himmelblau",
        Beale = "title-beale",
        Booth = "title-booth",
        Matyas = "title-matyas",
        Rastrigin = "title-rastrigin",
        StyblinskiTang = "title-styblinski-tang",
        Saddle = "title-saddle",
        LeastSquares = "title-least-squares",
    }
}

phrases! {
    /// What a run of the article is there to show.
    pub enum LessonMeaning {
        Overshoot = "lesson-overshoot",
        Return = "lesson-return",
        Sgd = "lesson-sgd",
        CancelAndAdd = "lesson-cancel-and-add",
        Swing = "lesson-swing",
    }
}

impl HyperparameterMeaning {
    /// The meaning of the hyperparameter of that name, if it is a built-in one.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "lr" => Self::Lr,
            "momentum" => Self::Momentum,
            "decay" => Self::Decay,
            "beta1" => Self::Beta1,
            "beta2" => Self::Beta2,
            "eps" => Self::Eps,
            _ => return None,
        })
    }
}

impl MethodMeaning {
    /// The meaning of the method of that name, if it is a built-in one.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "sgd" => Self::Sgd,
            "momentum" => Self::Momentum,
            "nesterov" => Self::Nesterov,
            "adagrad" => Self::AdaGrad,
            "rmsprop" => Self::RmsProp,
            "adam" => Self::Adam,
            _ => return None,
        })
    }
}

impl ObjectiveMeaning {
    /// The meaning of the objective of that name, if it is a built-in one.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "book" => Self::Book,
            "rosenbrock" => Self::Rosenbrock,
            "himmelblau" => Self::Himmelblau,
            "beale" => Self::Beale,
            "booth" => Self::Booth,
            "matyas" => Self::Matyas,
            "rastrigin" => Self::Rastrigin,
            "styblinski-tang" => Self::StyblinskiTang,
            "saddle" => Self::Saddle,
            "least-squares" => Self::LeastSquares,
            _ => return None,
        })
    }
}

impl ObjectiveTitle {
    /// The title of the objective of that name, if it is a built-in one.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "book" => Self::Book,
            "rosenbrock" => Self::Rosenbrock,
            "himmelblau" => Self::Himmelblau,
            "beale" => Self::Beale,
            "booth" => Self::Booth,
            "matyas" => Self::Matyas,
            "rastrigin" => Self::Rastrigin,
            "styblinski-tang" => Self::StyblinskiTang,
            "saddle" => Self::Saddle,
            "least-squares" => Self::LeastSquares,
            _ => return None,
        })
    }
}

impl From<Lesson> for LessonMeaning {
    fn from(lesson: Lesson) -> Self {
        match lesson {
            Lesson::Overshoot => Self::Overshoot,
            Lesson::Return => Self::Return,
            Lesson::Sgd => Self::Sgd,
            Lesson::CancelAndAdd => Self::CancelAndAdd,
            Lesson::Swing => Self::Swing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_name_has_a_meaning() {
        for info in korogaru::METHODS {
            assert!(MethodMeaning::of(info.name).is_some(), "{}", info.name);
            for hyperparameter in info.hyperparameters {
                assert!(HyperparameterMeaning::of(hyperparameter.name).is_some(), "{}", hyperparameter.name);
            }
        }
        for objective in korogaru_lab::objectives::all() {
            assert!(ObjectiveMeaning::of(objective.name()).is_some(), "{}", objective.name());
            assert!(ObjectiveTitle::of(objective.name()).is_some(), "{}", objective.name());
        }
    }
}
