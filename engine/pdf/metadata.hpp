#pragma once

#include <optional>
#include <string>

#include "frame/page.hpp"
#include "pdf/objects.hpp"

namespace livret::pdf {

/// A document's date in the two forms of a file. The time of day is always 0, UTC.
struct DateTexts {
  std::string pdf;  ///< `D:20231005000000Z`
  std::string xmp;  ///< `2023-10-05T00:00:00Z`
};

/// The forms of an ISO 8601 date `2023-10-05`; nothing where it is none.
std::optional<DateTexts> date_texts(std::string const& date);

/// The document information dictionary.
Dictionary add_information(Objects& objects, frame::Metadata const& metadata, std::string const& producer);

/// The XMP packet, the same facts as the information dictionary (ISO 19005-3, 6.6) and the identification as PDF/A-3a
/// and PDF/UA-1, the latter's schema described as ISO 19005-3, 6.6.2.3.3 wants.
std::string xmp_packet(frame::Metadata const& metadata, std::string const& producer);

/// The sRGB profile that device colours are meant in: ICC 4.2, the same bytes always.
std::string const& srgb_profile();

/// The catalogue's OutputIntents (ISO 19005-3, 6.2.3).
void add_output_intent(Objects& objects, Dictionary catalogue);

}  // namespace livret::pdf
