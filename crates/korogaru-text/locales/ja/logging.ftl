## 学習の記録(plot)

logging-title = 学習中の損失
logging-title-columns = 学習の記録
logging-loss = 損失
logging-gradient-norm = 勾配のノルム
logging-update-norm = 更新のノルム
logging-parameter-norm = パラメータのノルム
logging-step-axis = ステップ
logging-row = 行
logging-row-axis = 行(ステップの列がないため)
logging-within-axis = { $step }({ $epoch } をまたいで数えた値)
logging-over = 縦軸 { $y }、横軸 { $x }
logging-over-rows = 縦軸 { $y }、横軸 行(ステップなし)
logging-last-at = 最後 { $loss }({ $at })
logging-least-at = 最小 { $loss }({ $at })
logging-not-finite-at =
    { $count ->
        [1] 有限でない値 1 個({ $at })
       *[other] 有限でない値 { $count } 個({ $at } から)
    }
logging-description = 学習の記録をステップごとに描いた図。{ $logs }。
logging-column-log = 記録
logging-column-column = 列
logging-column-rows = 行数
logging-column-first = 最初
logging-column-last = 最後
logging-column-least = 最小
logging-column-at = 最小になった位置
logging-not-finite =
    { $count ->
        [1] { $name }: { $at } の { $column } は有限の値ではありません。
       *[other] { $name }: { $at } 以降の { $count } 行で、{ $column } が有限の値ではありません。
    }
logging-steps = { $name }: ステップは { $column } の列です。
logging-steps-within = { $name }: { $step } は { $epoch } ごとに初めに戻るので、続けて数えました。
logging-steps-rows = { $name }: ステップの列がないので、行を 0 から数えました。--x で列を指定できます。
logging-others = { $name }: ほかの列は { $columns } です。--y で別の列を描けます。
logging-others-more = { $name }: ほかの列は { $columns } など(あと { $count } 列)です。--y で別の列を描けます。
logging-carried = { $name }: 検証かテストの { $count } 行にはステップがないので、その前のステップの位置に描きました。
logging-left-out = { $name }: ステップか、描く値のない { $count } 行を除きました。
logging-repeated = { $name }: 同じステップの行が後にもあったため、前の { $count } 行を除きました。
logging-cut-off = { $name }: 書きかけの最後の行を除きました。
