#include <doctest/doctest.h>

#include "pdf/navigation.hpp"

using namespace livret;

namespace {

std::string labels(std::initializer_list<char const*> texts) {
  std::vector<frame::Page> pages;
  for (char const* text : texts) pages.emplace_back().label = text;
  return pdf::page_labels(pages);
}

}  // namespace

// ISO 32000-1, 12.4.2: each range counts on from its first page.
TEST_CASE("pages that count on share a range") {
  CHECK(labels({"1", "2", "3"}) == "<</Nums[0<</S/D/St 1>>]>>");
  CHECK(labels({"i", "ii", "iii", "iv", "1", "2", "7"}) == "<</Nums[0<</S/r/St 1>>4<</S/D/St 1>>6<</S/D/St 7>>]>>");
  CHECK(labels({"XXXIX", "XL", "XLI"}) == "<</Nums[0<</S/R/St 39>>]>>");
  CHECK(labels({"Couverture", "2", "3"}) == "<</Nums[0<</P(Couverture)>>1<</S/D/St 2>>]>>");
  CHECK(labels({"A-3", "A-4", "B-5"}) == "<</Nums[0<</S/D/St 3/P(A-)>>2<</S/D/St 5/P(B-)>>]>>");
  CHECK(labels({"Annexe IX", "Annexe X"}) == "<</Nums[0<</S/R/St 9/P(Annexe )>>]>>");
}

TEST_CASE("texts that only look like numbers stay texts") {
  CHECK(labels({"mini", "mini"}) == "<</Nums[0<</P(mini)>>1<</P(mini)>>]>>");
  CHECK(labels({"iiii", "vx", "Iv", ""}) == "<</Nums[0<</P(iiii)>>1<</P(vx)>>2<</P(Iv)>>3<</P()>>]>>");
  CHECK(labels({"0", "99999999999"}) == "<</Nums[0<</P(0)>>1<</P(99999999999)>>]>>");
  CHECK(labels({"p. 09", "p. 10"}) == "<</Nums[0<</S/D/St 9/P(p. 0)>>1<</S/D/St 10/P(p. )>>]>>");
}
