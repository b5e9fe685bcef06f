## 描けない図

undrawable-no-view = 「{ $view }」という図はありません。使えるのは { $known }です。
undrawable-arrows-need-step = 矢印は 1 回の更新のものです。何回目の更新かを指定するか、図を curves にしてください。
undrawable-step-of-all = { $view } はすべての更新を示す図です。更新の指定を外すか、図を arrows にしてください。
undrawable-no-forces = { $method } には引き継ぐ速度と新しい力の区別がなく、ribbon に描けません。1 回の更新の arrows か、curves を使ってください。
undrawable-no-step = 描く更新がありません。試行回数を 1 以上にしてください。
undrawable-frames-per-second = アニメーションの速さは 1 秒に 0.1 から 50 コマです({ $found } は指定できません)。
undrawable-pause = アニメーションの最後で止まる時間は 0 から 600 秒です({ $found } は指定できません)。
undrawable-no-point = 初期値で f が有限の値にならず、表示するものがありません。初期値を変えてください。
undrawable-logs = 1 つの図に描ける学習は 1 個から { $limit } 個までです(学習ごとに色を変えるため)。これは { $count } 個あります。記録を減らすか、描く学習の列を指定してください。
undrawable-apart = 「{ $name }」の値が大きすぎるか離れすぎていて、1 つの軸に描けません。
undrawable-overlay-twice = 1 つの図に重ねられるのは、手法 1 つにつき 1 つの実験だけです(線と印は手法ごとに決まっています)。実験ごとに図を並べてください。
