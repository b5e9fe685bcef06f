## それぞれの意味

hyperparameter-lr = 学習率
hyperparameter-momentum = 減衰率: 速度 v をどれだけ引き継ぐか
hyperparameter-decay = 勾配の 2 乗の平均の減衰率
hyperparameter-beta1 = 1 次モーメントの減衰率
hyperparameter-beta2 = 2 次モーメントの減衰率
hyperparameter-eps = 0 での除算を防ぐ微小な値

method-sgd = その地点の勾配に従って傾斜を下る。式(6.1)。
method-momentum = これまでの速度 v をある程度保ったまま、その地点の勾配に従ってボールのように転がる。式(6.3),(6.4)。
method-nesterov = 少し先の地点の勾配を使う Momentum。
method-adagrad = これまでの勾配が大きかったパラメータほど、更新量を小さくする。式(6.5),(6.6)。
method-rmsprop = 古い勾配を忘れていく AdaGrad。
method-adam = Momentum のような速度と、RMSProp のようなパラメータごとの更新量を組み合わせる。

objective-book = 本で使われている、横に広くなだらかな谷。式(6.2)。
objective-rosenbrock = 曲がった谷。谷底にはすぐ着くが、そこから最小値の点までなかなか進まない。
objective-himmelblau = 同じ深さの最小値の点が 4 つある。
objective-beale = ほとんど平らで、四隅が急な壁になっている。
objective-booth = 傾いたお椀。
objective-matyas = 斜めに長い谷。
objective-rastrigin = くぼみだらけのお椀。どのくぼみの底も極小値の点になっている。
objective-styblinski-tang = 谷が 4 つあり、そのうち 1 つが最も深い。
objective-saddle = 鞍点。最小値はなく、初期値によって転がる向きが決まる。
objective-least-squares = 64 個の点 (u, t) に直線を当てはめるときの、2 乗誤差の平均の半分。ミニバッチを試せる。

title-book = 本の関数
title-rosenbrock = Rosenbrock
title-himmelblau = Himmelblau
title-beale = Beale
title-booth = Booth
title-matyas = Matyas
title-rastrigin = Rastrigin
title-styblinski-tang = Styblinski–Tang
title-saddle = 鞍点
title-least-squares = 最小 2 乗法

lesson-overshoot = SGD よりもジグザグが軽減されるが、最小値の点を行き過ぎる
lesson-return = 試行回数を増やすと、方向転換して戻ってくる
lesson-sgd = α が 0 なら SGD と同じ経路をたどる
lesson-cancel-and-add = y 軸方向の力は打ち消し合い、x 軸方向の力は加算される
lesson-swing = η も α も大きく、行き過ぎを繰り返す
