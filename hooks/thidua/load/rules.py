"""What can be wrong with files and YAML, before anyone asks what the values mean."""

from __future__ import annotations

from thidua.diagnostics import error

YAML_SYNTAX = error(
    "yaml/syntax",
    (
        "không đọc được YAML: {problem_vi}",
        "xem lại dấu cách đầu dòng, dấu hai chấm và dấu ngoặc kép ở dòng này và dòng trên",
    ),
    (
        "the YAML cannot be read: {problem}",
        "look at the indentation, colons and quotes of this line and the one above",
    ),
)
YAML_CHARACTER = error(
    "yaml/character",
    ("có ký tự điều khiển không được phép", "xóa ký tự lạ rồi gõ lại chỗ này"),
    ("a control character is not allowed here", "delete it and type this part again"),
)
YAML_DUPLICATE_KEY = error(
    "yaml/duplicate-key",
    ("khóa “{key}” được viết hai lần", "giữ một dòng, gộp nội dung của dòng kia vào"),
    ("the key “{key}” stands twice", "keep one line and merge the other into it"),
)
YAML_ALIAS = error(
    "yaml/alias",
    ("không dùng bí danh YAML “*{name}”", "chép lại giá trị vào chỗ này"),
    ("YAML aliases such as “*{name}” are not used", "write the value out here"),
)
YAML_TAG = error(
    "yaml/tag",
    ("không dùng thẻ YAML “{name}”", "bỏ phần bắt đầu bằng dấu ! và giữ lại giá trị"),
    ("YAML tags such as “{name}” are not used", "remove the part that begins with !"),
)
YAML_DEPTH = error(
    "yaml/depth",
    ("dữ liệu lồng nhau quá {limit} tầng", "viết phẳng hơn, xem tệp mẫu của `thidua new`"),
    ("nested deeper than {limit} levels", "write it flatter; see the file `thidua new` makes"),
)
YAML_KEY = error(
    "yaml/key",
    ("khóa phải là một từ, không phải danh sách hay nhóm", "viết khóa như trong tệp mẫu"),
    ("a key has to be a word, not a list or mapping", "write the key as in the sample file"),
)
YAML_DOCUMENTS = error(
    "yaml/documents",
    ("một tệp chỉ chứa một tài liệu YAML", "bỏ dòng --- thứ hai hoặc tách thành hai tệp"),
    ("a file holds one YAML document", "remove the second --- line or split the file"),
)
FILE_MAPPING = error(
    "file/mapping",
    ("tệp phải gồm các dòng “khóa: giá trị”", "bắt đầu từ tệp mẫu của `thidua new`"),
    ("the file has to consist of “key: value” lines", "start from what `thidua new` makes"),
)
FILE_FRONT_MATTER = error(
    "file/front-matter",
    (
        "thiếu phần khai báo giữa hai dòng ---",
        "dòng đầu của tệp là ---, sau phần khai báo thêm một dòng ---",
    ),
    (
        "the front matter between two --- lines is missing",
        "begin the file with --- and close the front matter with another ---",
    ),
)
FILE_ENCODING = error(
    "file/encoding",
    (
        "tệp không phải UTF-8 (byte thứ {offset})",
        "mở lại bằng đúng bảng mã (TCVN3, VNI…) rồi lưu với bảng mã UTF-8",
    ),
    ("the file is not UTF-8 (byte {offset})", "reopen it in its own encoding and save as UTF-8"),
)
FILE_NFC = error(
    "file/nfc",
    (
        "chữ có dấu ở dạng tổ hợp (NFD) gần “{near}”",
        "chuyển văn bản sang Unicode dựng sẵn (NFC), ví dụ bằng UniKey: Ctrl-Shift-F6",
    ),
    ("decomposed letters (NFD) near “{near}”", "convert the text to composed Unicode (NFC)"),
)
FILE_SIZE = error(
    "file/size",
    ("tệp nặng {size}, quá mức {limit}", "giảm dung lượng hoặc tách thành nhiều tệp"),
    ("the file has {size}, more than {limit}", "make it smaller or split it"),
)
FILE_SYMLINK = error(
    "file/symlink",
    ("đây là liên kết (symlink), không phải tệp thật", "chép chính tệp đó vào đây"),
    ("this is a symbolic link, not a file", "copy the file itself here"),
)
FILE_NAME = error(
    "file/name",
    (
        "tên “{name}” không dùng làm địa chỉ được",
        "chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ: {example}",
    ),
    (
        "“{name}” cannot be part of an address",
        "use lower-case letters without marks, digits and hyphens, for example {example}",
    ),
)
FILE_UNEXPECTED = error(
    "file/unexpected",
    ("không rõ đây là gì: chỗ này cần {wanted}", "chuyển tệp về đúng thư mục hoặc xóa đi"),
    ("nobody expects this file: {wanted} is wanted here", "move it to its folder or delete it"),
)
FILE_INVISIBLE = error(
    "file/invisible",
    (
        "có ký tự không nhìn thấy ({code}) gần “{near}”",
        "xóa chỗ này rồi gõ lại; nếu là chữ ư của bảng mã TCVN3 thì chuyển tệp sang Unicode trước",
    ),
    (
        "an invisible character ({code}) near “{near}”",
        "delete it and type this part again; where it is the ư of TCVN3, convert the file first",
    ),
)
BODY_NESTING = error(
    "body/nesting",
    (
        "dòng này lùi vào hoặc lồng nhau quá {limit} ký tự",
        "viết danh sách và trích dẫn ít tầng hơn",
    ),
    ("this line is indented or nested by more than {limit} characters", "use fewer levels"),
)
BODY_BRACKETS = error(
    "body/brackets",
    (
        "đoạn này có quá {limit} dấu ngoặc vuông mở",
        "tách đoạn bằng dòng trống, bỏ các dấu [ không dùng để tạo liên kết",
    ),
    ("more than {limit} opening square brackets in one block", "split it by blank lines"),
)
FILE_FOLDER = error(
    "file/folder",
    ("không có loại nội dung “{name}”", "các thư mục được dùng: {known}"),
    ("there is no kind of content “{name}”", "the folders are: {known}"),
)
LEDGER = error(
    "calendar/ledger",
    (
        "dòng này của sổ lịch không đọc được, hoặc trùng với một dòng trước",
        "không sửa tệp này bằng tay; chạy `thidua calendar` để ghi lại sổ",
    ),
    (
        "this line of the calendar's ledger cannot be read, or repeats one before it",
        "do not edit this file; run `thidua calendar` to write it anew",
    ),
)
