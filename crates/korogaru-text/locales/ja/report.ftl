## コマンドの出力

report-run-heading = { $method } で f(x, y) = { $formula } の最小値を探す(初期値 { $start })
report-run-noise = 勾配にノイズがあります: { $noise }
report-ensemble-heading = { $method } で f(x, y) = { $formula } の最小値を探す { $count } 回の実験(初期値 { $start })
report-ensemble-end = { $count } 回の更新後、{ $runs } 回の実験の f の中央値は { $median }。実験の 9 割で、f は { $low } から { $high } の間にあります。
report-ensemble-diverged = { $count } 回の実験のうち { $diverged } 回が、途中で有限の値ではなくなりました(その先の f は無限大として数えます)。学習率 η(lr)を小さくしてみてください。
report-run-end = { $count } 回の更新後の点は { $end }、最小値の点 { $minimum } までの距離は { $distance }。
report-run-end-no-minimum = { $count } 回の更新後の点は { $end }。この関数に最小値の点はありません。
report-run-end-found = { $count } 回の更新後の点は { $end }。探して見つかった最小値の点 { $minimum } までの距離は { $distance }。
report-run-end-none-found = { $count } 回の更新後の点は { $end }。この関数の最小値の点を探しましたが、見つかりませんでした。
report-run-end-valley = { $count } 回の更新後の点は { $end }。最小値の点は谷底に沿って並んでいて、そのうち最も近い { $valley } までの距離は { $distance }。
report-run-end-level = { $count } 回の更新後の点は { $end }。f はどこでも同じ値です。
report-run-end-bottomless = { $count } 回の更新後の点は { $end }。f はどこまでも小さくなるので、最小値の点はありません。
report-run-undefined = { $iteration } 回目の更新で { $point } に着きますが、そこでは { $expression } の値がなく、f が定義されないため、その直前までを表示します。学習率 η(lr)を小さくしてみてください。
report-run-without-slope = { $iteration } 回目の更新で { $point } に着きますが、そこでは { $expression } の傾きが有限ではなく、勾配がないため、その直前までを表示します。学習率 η(lr)を小さくしてみてください。
report-run-grows = 発散: f が限りなく大きくなります。学習率 η(lr)を小さくしてみてください。
report-run-unstable = 発散: f が限りなく大きくなります。この設定では、学習率 η(lr)を { $end } より小さくしてください。
report-run-diverged = 発散: { $iteration } 回目の更新で有限の値ではなくなったため、その直前までを表示します。学習率 η(lr)を小さくしてみてください。
report-run-fell = f がどこまでも小さくなる方向へ進み、{ $iteration } 回目の更新で有限の値ではなくなったため、その直前までを表示します。
report-run-falls = { $iteration } 回目の更新で描画範囲の外へ出て、その後は戻りません。f がどこまでも小さくなる方向なので、η を変えても戻りません。
report-run-left-to-minimum = { $iteration } 回目の更新で描画範囲の外へ出て、その後は戻りません。最小値の点 { $minimum } が描画範囲の外にあるからです。{ $options } と指定すれば、どちらも描画範囲に入ります。
report-run-passing = { $iteration } 回目の更新から先は描画範囲の外です。{ $options } と指定すれば、推移全体が描画範囲に入ります。
report-run-left = { $iteration } 回目の更新で描画範囲の外へ出て、その後は戻りません。学習率 η(lr)を小さくしてみてください。
report-run-outside = 推移全体が図の描画範囲の外にあります。
report-run-outside-shown = 推移全体が図の描画範囲の外にあります。{ $options } と指定すれば、描画範囲に入ります。
report-rows-left-out = … { $count } 行を省略(CSV にはすべてあります)
report-swept = { $cells } 通りの実験(うち { $diverging } 通りが発散)。{ $best }
report-book-heading = 6.1.4 { $method }: f(x, y) = { $formula } の最小値を { $start } から探す
report-column-iterations = 試行回数
report-column-runs = 実験数
report-column-percentile = { $percent } % 点
report-column-distance = 最小値の点との距離
report-column-lesson = 何が分かるか
report-wrote = { $folder } に { $count } 個のファイルを書き出しました
report-default = 既定値 { $value }
report-state = 状態: { $slots }
report-no-state = 状態: なし
report-minima = 最小値 f = { $value }、最小値の点 { $points }
report-no-minimum = 最小値なし
report-customary-start = 既定の初期値 { $point }
report-defaults-of-runs = run と figure では、どの手法でも記事の η 0.1 と α 0.9 から始めます
