## 手法や設定を比べる(compare)

comparing-heading = f(x, y) = { $formula } の最小値を { $start } から探した結果
comparing-noise = どの実験でも勾配に同じノイズがあります: { $noise }
comparing-column-hyperparameters = ハイパーパラメータ
comparing-column-loss = 終点の f
comparing-end = { $count } 回の更新後 f = { $value }
comparing-some-outside = { $count } 個の点が描画範囲の外
comparing-description = f(x, y) = { $formula } の等高線の上に、{ $start } からの推移を並べた図。{ $runs }。
