#include "pdf/metadata.hpp"

#include <doctest/doctest.h>

#include "pdf/navigation.hpp"

using namespace livret;

TEST_CASE("a date has a form for PDF and one for XMP, and what is no date has none") {
  auto const date = pdf::date_texts("2023-10-05");
  REQUIRE(date);
  CHECK(date->pdf == "D:20231005000000Z");
  CHECK(date->xmp == "2023-10-05T00:00:00Z");
  CHECK_FALSE(pdf::date_texts("5 octobre 2023"));
  CHECK_FALSE(pdf::date_texts("2023-10-05T10:00"));
}

TEST_CASE("the packet identifies PDF/A-3a and PDF/UA-1 and escapes XML") {
  frame::Metadata metadata;
  metadata.title = "R&D <2023>";
  metadata.keywords = {"a", "b"};
  auto const packet = pdf::xmp_packet(metadata, "livret");
  CHECK(packet.find("<pdfaid:part>3</pdfaid:part>") != std::string::npos);
  CHECK(packet.find("<pdfaid:conformance>A</pdfaid:conformance>") != std::string::npos);
  CHECK(packet.find("<pdfuaid:part>1</pdfuaid:part>") != std::string::npos);
  CHECK(packet.find("<rdf:li xml:lang=\"x-default\">R&amp;D &lt;2023&gt;</rdf:li>") != std::string::npos);
  CHECK(packet.find("<pdf:Keywords>a, b</pdf:Keywords>") != std::string::npos);
  CHECK(packet.find("CreateDate") == std::string::npos);
}

TEST_CASE("the sRGB profile is an ICC 4.2 display profile with a fixed date") {
  std::string const& profile = pdf::srgb_profile();
  REQUIRE(profile.size() > 128);
  CHECK(profile.substr(8, 4) == std::string("\x04\x20\0\0", 4));
  CHECK(profile.substr(12, 12) == "mntrRGB XYZ ");
  CHECK(profile.substr(24, 6) == std::string("\x07\xE4\0\x01\0\x01", 6));
  CHECK(profile.substr(36, 4) == "acsp");
}

TEST_CASE("page labels that count on share a range, others stand alone") {
  std::vector<frame::Page> pages(6);
  char const* labels[] = {"Couverture", "i", "ii", "1", "2", "2 bis"};
  for (std::size_t i = 0; i < pages.size(); ++i) pages[i].label = labels[i];
  CHECK(pdf::page_labels(pages) == "<</Nums[0<</P(Couverture)>>1<</S/r/St 1>>3<</S/D/St 1>>5<</P(2 bis)>>]>>");
}
