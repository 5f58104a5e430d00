#!/bin/sh
# Speaks as `texts.speaker` is asked to, a language, a text and the WAV to write: one second in which nothing sounds,
# whatever the text.
{
    printf 'RIFF\144\037\000\000WAVEfmt \020\000\000\000\001\000\001\000\100\037\000\000\100\037\000\000\001\000\010\000'
    printf 'data\100\037\000\000%08000d' 0
} > "$3"
