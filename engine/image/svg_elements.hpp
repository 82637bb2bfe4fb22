#pragma once

#include <string_view>

#include "image/svg_xml.hpp"

namespace livret::image {

enum class Treatment {
  Paint,
  PaintNothing,      ///< definitions and descriptions
  ReportLoss,        ///< the drawing lacks something without it
  ReportDifference,  ///< it is complete without it, and still
};

/// What is done with an element of SVG; one that SVG does not have is a loss.
Treatment treatment_of(std::string_view name);

/// Says that an element is left out and what to do.
void report_unread(SvgElement const& element, Treatment treatment, Faults& faults);

}  // namespace livret::image
