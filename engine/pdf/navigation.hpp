#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "frame/page.hpp"
#include "pdf/objects.hpp"
#include "pdf/page_painter.hpp"

namespace livret::pdf {

/// A URI is ASCII (12.6.4.7): other bytes are percent-encoded, as RFC 3987, 3.1 maps them.
std::string ascii_uri(std::string_view uri);

/// The name of a destination in the catalogue's name tree: `d00000012`.
std::string destination_name(frame::DestinationId id);

/// The name tree of the document's destinations, each with its place at the top left of the window (ISO
/// 32000-1, 12.3.2).
Dictionary add_destinations(Objects& objects, frame::PagedDocument const& document,
                            std::vector<Dictionary> const& pages);

/// The outline, folded to its first level, or to its second where the first is one title; the document must have
/// entries.
Dictionary add_outline(Objects& objects, std::vector<frame::OutlineEntry> const& entries);

/// The value of PageLabels (12.4.2): one range for each row of labels that count on.
std::string page_labels(std::vector<frame::Page> const& pages);

/// The annotation of a link (12.5.6.5; ISO 14289-1, 7.18), put on its page by the caller.
Dictionary add_link(Objects& objects, PlacedLink const& link, base::Length page_height);

}  // namespace livret::pdf
