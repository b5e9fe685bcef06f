## 学習の記録(plot)

log-title = 学習中の損失
log-title-columns = 学習の記録
log-gradient-norm = 勾配のノルム
log-update-norm = 更新のノルム
log-parameter-norm = パラメータのノルム
log-step-axis = ステップ
log-row = 行
log-row-axis = 行(ステップの列がないため)
log-within-axis = { $step }({ $epoch } をまたいで数えた値)
log-over = 縦軸 { $y }、横軸 { $x }
log-over-rows = 縦軸 { $y }、横軸 行(ステップなし)
log-last-at = 最後 { $loss }({ $at })
log-least-at = 最小 { $loss }({ $at })
log-not-finite-at =
    { $count ->
        [1] 有限でない値 1 個({ $at })
       *[other] 有限でない値 { $count } 個({ $at } から)
    }
log-description = 学習の記録をステップごとに描いた図。{ $logs }。
log-column-log = 記録
log-column-column = 列
log-column-rows = 行数
log-column-first = 最初
log-column-last = 最後
log-column-least = 最小
log-column-at = 最小になった位置
log-not-finite =
    { $count ->
        [1] { $name }: { $at } の { $column } は有限の値ではありません。
       *[other] { $name }: { $at } 以降の { $count } 行で、{ $column } が有限の値ではありません。
    }
log-steps = { $name }: ステップは { $column } の列です。
log-steps-within = { $name }: { $step } は { $epoch } ごとに初めに戻るので、続けて数えました。
log-steps-rows = { $name }: ステップの列がないので、行を 0 から数えました。--x で列を指定できます。
log-others = { $name }: ほかの列は { $columns } です。--y で別の列を描けます。
log-others-more = { $name }: ほかの列は { $columns } など(あと { $count } 列)です。--y で別の列を描けます。
log-carried = { $name }: 検証かテストの { $count } 行にはステップがないので、その前のステップの位置に描きました。
log-left-out = { $name }: ステップか、描く値のない { $count } 行を除きました。
log-repeated = { $name }: 同じステップの行が後にもあったため、前の { $count } 行を除きました。
log-cut-off = { $name }: 書きかけの最後の行を除きました。
