package pt.vez.platform;

/** Where outgoing mail is handed over. The demonstration brings its own server; else the settings name one. */
public interface MailServer {
    String host();

    int port();
}
