#pragma once

#include <string>
#include <string_view>

namespace livret::fill {

/// The words that livret itself sets, in the language of a document.
struct Words {
  std::string reading;      ///< before how to read a figure
  std::string source;       ///< before its source
  std::string fictional;    ///< a sentence: the data are made up
  std::string continued;    ///< behind the caption of a table that goes on
  std::string suppressed;   ///< in place of a value that may not be shown
  std::string note_call;    ///< what the link of a call says, before the number
  std::string qr_code;      ///< before the address in its alternative text
  std::string note_return;  ///< what the link back says, before the number
};

/// French where the language is, English elsewhere.
Words words_of(std::string_view language);

}  // namespace livret::fill
