package pt.vez.notifications.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is handed over.
 *
 * @param senders sessions with the mail server this node keeps at once while there is much to send; from two on, one of
 *     them is kept for codes
 */
@ConfigurationProperties("vez.mail")
record MailSettings(@DefaultValue("4") int senders) {}
