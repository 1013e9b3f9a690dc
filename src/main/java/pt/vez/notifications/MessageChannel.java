package pt.vez.notifications;

/** How a person is told about their case. */
public enum MessageChannel {
    EMAIL,
    SMS,
    /** Neither an address nor a mobile number: on paper, or at a centre. */
    NONE
}
