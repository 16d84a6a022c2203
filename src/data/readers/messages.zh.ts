/** What the readers say in Chinese; the codes and placeholders are those of `messages.en.ts`. */

import type { DataErrorCode } from "./errors.ts";
import type { NoteCode } from "./notes.ts";

/** One sentence per error code. */
export const errorsZh: Record<DataErrorCode, string> = {
  "no-files": "没有提供要读取的文件。",
  "file-empty": "{file} 是空文件。",
  "file-too-large": "{file} 有 {found} 字节；最多只能读取 {limit} 字节。",
  "file-unknown": "{file} 第 {byte} 字节：应为 IDX、CSV 或 PNG 文件，但文件开头的字节是 {found}。",
  "file-archive":
    "{file} 第 {byte} 字节：应为 IDX、CSV 或 PNG 文件，但这是压缩包或电子表格。请先解压，或将表格另存为 CSV。",
  "files-mixed":
    "{file} 与其他文件不属于同一类：请只提供一类文件，即两个或四个 IDX 文件、一个或两个 CSV 文件，或一组图片。",
  "gzip-truncated": "{file} 第 {byte} 字节：gzip 数据不完整，请重新下载或复制该文件。",
  "gzip-corrupt": "{file} 第 {byte} 字节：gzip 数据已损坏，或并非 gzip 格式，请重新下载或复制该文件。",
  "gzip-too-large": "{file} 第 {byte} 字节：文件声明解压后有 {found} 字节，而最多只能读取 {limit} 字节。",
  "gzip-checksum": "{file} 第 {byte} 字节：解压后的数据与校验和不符，应为 {expected}，实为 {found}。",

  "idx-magic": "{file} 第 {byte} 字节：应为 IDX 魔数（图像为 {images}，标签为 {labels}），实为 {found}。",
  "idx-type": "{file} 第 {byte} 字节：数据类型应为 0x08（无符号字节），实为 {found}。",
  "idx-rank": "{file} 第 {byte} 字节：应为 1 维（标签）或 3 维（图像），实为 {found} 维。",
  "idx-labels-for-images": "{file} 第 {byte} 字节：此处应为图像（{expected}），实为标签（{found}）。",
  "idx-images-for-labels": "{file} 第 {byte} 字节：此处应为标签（{expected}），实为图像（{found}）。",
  "idx-header": "{file} 第 {byte} 字节：文件在文件头中间就结束了，文件头应有 {expected} 字节，实有 {found} 字节。",
  "idx-truncated": "{file} 第 {byte} 字节：文件不完整，应有 {expected} 字节，实有 {found} 字节。",
  "idx-trailing": "{file} 第 {byte} 字节：文件应在此结束，但比文件头声明的多出 {found} 字节。",
  "idx-no-examples": "{file} 第 {byte} 字节：至少应有 1 个样本，实为 0 个。",
  "idx-too-many": "{file} 第 {byte} 字节：最多可有 {limit} 个样本，实为 {found} 个。",
  "idx-side": "{file} 第 {byte} 字节：图像边长应为 1 到 {limit} 像素，实为 {found}。",
  "idx-too-large": "{file} 第 {byte} 字节：文件头声明像素数据有 {found} 字节，而最多只能读取 {limit} 字节。",
  "idx-counts": "{file} 第 {byte} 字节：应有 {expected} 个标签（{images} 中每幅图像一个），实有 {found} 个。",
  "idx-unpaired":
    "{file}：每个图像文件应配一个标签文件（一对，或训练与测试各一对），但现有 {images} 个图像文件和 {labels} 个标签文件，无法配对。",

  "csv-encoding": "{file} 第 {line} 行：文本应为 UTF-8 编码，但含有其他字节。请另存为“CSV UTF-8”。",
  "csv-open-quote": "{file} 第 {line} 行第 {column} 列：引号没有闭合。",
  "csv-after-quote": "{file} 第 {line} 行第 {column} 列：右引号之后单元格应当结束，但还有“{found}”。",
  "csv-no-rows": "{file}：至少应有 1 行数据，但一行也没有。",
  "csv-one-column": "{file} 第 {line} 行：至少应有一列特征和一列标签，以逗号、分号或制表符分隔，但只找到一列。",
  "csv-ragged": "{file} 第 {line} 行：应与首行一样有 {expected} 个单元格，实有 {found} 个。",
  "csv-too-many-rows": "{file} 第 {line} 行：最多可有 {limit} 行，文件超出了这个限度。",
  "csv-too-many-columns": "{file} 第 {line} 行：最多可有 {limit} 列，文件超出了这个限度。",
  "csv-too-large": "{file} 第 {line} 行：单元格总数最多为 {limit}，文件超出了这个限度。",
  "csv-cell-missing": "{file} 第 {line} 行第 {column} 列：应为数字，但单元格为空。",
  "csv-cell-not-number": "{file} 第 {line} 行第 {column} 列：应为数字，实为“{found}”。",
  "csv-cell-decimal-comma": "{file} 第 {line} 行第 {column} 列：数字应使用小数点，但“{found}”使用了逗号。",
  "csv-cell-not-finite": "{file} 第 {line} 行第 {column} 列：应为有限的数字，实为“{found}”。",
  "csv-cell-too-large": "{file} 第 {line} 行第 {column} 列：数字应在 -{limit} 与 {limit} 之间，实为“{found}”。",
  "csv-label-missing": "{file} 第 {line} 行第 {column} 列：应为标签，但单元格为空。",
  "csv-too-many-classes":
    "{file} 第 {column} 列：最多可有 {limit} 种标签，实有 {found} 种。这一列看起来是连续数值，它确实是标签吗？请把标签列命名为“标签”。",
  "csv-columns": "{file}：应与 {train} 一样有 {expected} 个特征，实有 {found} 个。",

  "png-signature": "{file} 第 {byte} 字节：应为 PNG 文件签名，实为 {found}。",
  "png-truncated": "{file} 第 {byte} 字节：PNG 文件不完整，应有 {expected} 字节，实有 {found} 字节。",
  "png-header": "{file} 第 {byte} 字节：PNG 文件头应含已知的颜色类型和位深，实为 {found}。",
  "png-too-large": "{file} 第 {byte} 字节：图像应有 1 到 {limit} 个像素，实为 {width} × {height}。",
  "png-corrupt": "{file} 第 {byte} 字节：PNG 的像素数据已损坏。",
  "png-interlaced": "{file} 第 {byte} 字节：不支持每像素 {found} 位的隔行扫描 PNG，请保存为非隔行格式。",
  "image-undecoded": "{file} 第 {byte} 字节：应为 PNG，实为 {found}。请转换为 PNG，或在网页中打开该图片。",
  "image-pixels": "{file}：应有 {expected} 个介于 0 和 1 之间的像素值，可用的有 {found} 个。",
  "image-class":
    "{file}：类别应写在文件夹名中（cats/1.png），或写在文件名第一个 _ 或 - 之前（cat_1.png），但两处都没有。",
  "image-too-many": "{file}：最多可有 {limit} 幅图像，实有 {found} 幅。",

  "data-too-large": "{file}：数值总数（样本数 × 特征数）最多为 {limit}，实有 {found}。",
  "classes-too-few": "{file}：至少应有 {expected} 个类别，实有 {found} 个。",
  "classes-too-many": "{file}：最多可有 {limit} 个类别，实有 {found} 个。",
  "split-too-small": "{file}：至少要有一个类别含 2 个以上的样本，才能留出测试数据；现有 {found} 个样本，类别各不相同。",
  "test-class": "{file} 第 {example} 个样本：训练数据中没有类别“{found}”。",
  "test-shape": "{file}：测试样本的形式应与训练数据相同，即 {expected}，实为 {found}。",

  "points-two": "{file} 第 {line} 行：应有 x 和 y 两个数字，实有 {found} 个单元格。",
  "points-too-few": "{file}：至少应有 {expected} 个不同的点，实有 {found} 个。",
  "modes-none": "至少应有 1 个峰，但一个也没有。",
  "modes-too-many": "最多可有 {limit} 个峰，实有 {found} 个。",
  "mode-parts": "第 {mode} 个峰：应依次为 x、y、标准差，以及可省略的权重，实为“{found}”。",
  "mode-number": "第 {mode} 个峰的 {field}：应为 {low} 到 {high} 之间的数字，实为“{found}”。",
  "mode-entry": "{file} 第 {mode} 个峰：应有“mean”（两个数字的列表）和“sd”（一个数字），实为“{found}”。",
  "modes-json": "{file}：应为 JSON 格式的峰列表，实为“{found}”。",
};

/** One sentence per note on what the readers decided for the user. */
export const notesZh: Record<NoteCode, string> = {
  split: "{train} 个样本用于训练，留出 {test} 个用于测试；在每个类别内随机划分（种子 {seed}）。",
  "test-given": "{train} 个样本用于训练；{test} 个用于测试，来自所给的测试文件。",
  "lone-examples": "有 {count} 个类别只有一个样本，因此没有为它们留出测试样本。",
  "files-swapped": "{images} 是图像文件，{labels} 是标签文件；两者给反了，已自动对调。",
  "files-ignored": "已略去 {count} 个不是数据的文件（例如 {file}）。",
  inverted: "背景是亮的，因此图像已反色：墨迹为 1，纸面为 0。",
  resized: "图像已从 {fromHeight} × {fromWidth} 调整为 {height} × {width} 像素。",
  "resized-mixed": "图像大小不一，已全部调整为 {height} × {width} 像素。",
  "class-from-folder": "图像的类别取自所在文件夹的名称。",
  "class-from-name": "图像的类别取自文件名的开头部分。",
  standardised: "{columns} 个特征均已按训练部分平移并缩放，使均值为 0、标准差为 1。",
  "constant-columns": "有 {count} 个特征在所有训练样本中取值相同，不含任何信息。",
  "label-column": "第 {column} 列（{name}）是标签。",
  "label-first": "最后一列只有一个取值，因此以第一列作为标签。",
  "index-column": "第一列（{name}）只是行号，已略去。",
  "csv-image": "每一行按 {height} × {width} 像素的图像读取，取值范围为 0 到 {scale}。",
  "plane-normalised": "坐标已减去（{x}，{y}），再除以 {scale}，使均值为 0、方差为 1。",
  "points-density": "目标是由 {given} 个点中的 {kept} 个得到的密度：每个点处有一个标准差为 {sd} 的高斯分布。",
};
