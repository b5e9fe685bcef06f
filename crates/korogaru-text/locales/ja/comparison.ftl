## 手法や設定を比べる(compare)

comparison-heading = f(x, y) = { $formula } の最小値を { $start } から探した結果
comparison-noise = どの実験でも勾配に同じノイズがあります: { $noise }
comparison-column-hyperparameters = ハイパーパラメータ
comparison-column-loss = 終点の f
comparison-end = { $count } 回の更新後 f = { $value }
comparison-some-outside = { $count } 個の点が描画範囲の外
comparison-description = f(x, y) = { $formula } の等高線の上に、{ $start } からの推移を並べた図。{ $runs }。
