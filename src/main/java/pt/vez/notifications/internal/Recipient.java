package pt.vez.notifications.internal;

import java.util.Locale;

/**
 * To whom a message goes.
 *
 * @param address of mail, or a mobile number in E.164 for a text message
 * @param language the person chose, else the register's
 */
record Recipient(String address, Locale language) {
    boolean isShort() {
        return address.startsWith("+");
    }
}
