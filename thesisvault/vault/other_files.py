"""What links say that lead to files of other kinds, whether these are there or not."""

_ENDINGS = frozenset(
    """
    3gp avif base bmp canvas csv doc docx epub excalidraw flac gif heic htm html ics
    jpeg jpg json key m4a mkv mov mp3 mp4 numbers ogg ogv ods odt opus pages parquet
    pdf png ppt pptx psd rtf svg tex tif tiff tsv txt wav webm webp xls xlsm xlsx xml
    yaml yml zip
    """.split()  # noqa: SIM905 - one a line would be a page
)


def may_be_note(key: str) -> bool:
    """Whether a link's key may be that of a note: `gpt-5.4` may, `chart.png` not."""
    return bool(key) and key.rpartition(".")[2] not in _ENDINGS
