#include "cgmime.h"

#include <gmime/gmime.h>

void cgmime_prepare(void) { g_mime_init(); }

typedef void found_address(void *context, const char *address);

static void each_address(InternetAddressList *list, void *context, found_address *found) {
  for (int index = 0; index < internet_address_list_length(list); index++) {
    InternetAddress *address = internet_address_list_get_address(list, index);
    if (INTERNET_ADDRESS_IS_GROUP(address)) {
      InternetAddressGroup *group = INTERNET_ADDRESS_GROUP(address);
      InternetAddressList *members = internet_address_group_get_members(group);
      if (members) each_address(members, context, found);
    } else if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
      const char *text = internet_address_mailbox_get_idn_addr(INTERNET_ADDRESS_MAILBOX(address));
      if (text) found(context, text);
    }
  }
}

void cgmime_each_address(const char *value, void *context, found_address *found) {
  InternetAddressList *list = internet_address_list_parse(NULL, value);
  if (!list) return;
  each_address(list, context, found);
  g_object_unref(list);
}

bool cgmime_date(const char *value, int64_t *seconds) {
  GDateTime *date = g_mime_utils_header_decode_date(value);
  if (!date) return false;
  *seconds = g_date_time_to_unix(date);
  g_date_time_unref(date);
  return true;
}
