-- A reply to a question that was asked again is found by the message it replies to.
CREATE INDEX question_again_native ON question_again (network, channel, native) WHERE native IS NOT NULL;
