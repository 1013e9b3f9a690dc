package pt.vez.notifications;

import pt.vez.shared.Actor;

/**
 * The devices on which an account gets push messages (<i>avisos no telemóvel</i>). An actor sees and changes only
 * their own.
 */
public interface PushDevices {
    /** At most so many for one account; one more takes the place of the oldest. */
    int MOST = 5;

    /**
     * What a browser gives for one device (Push API, {@code PushSubscription}).
     *
     * @param endpoint address at the push service of the browser's maker
     * @param p256dh public key of the device: an uncompressed point of P-256, base64url
     * @param auth secret of the device: 16 bytes, base64url
     */
    record Subscription(String endpoint, String p256dh, String auth) {}

    /** What a browser needs to subscribe: the public key of this installation, base64url. */
    String applicationKey();

    /** @throws pt.vez.shared.NotAuthorised during a visit: the device is the mediator's */
    boolean isOn(Actor actor, String endpoint);

    /**
     * Registers the device for the actor; a device that was registered for another account gets messages of this one
     * only.
     *
     * @throws pt.vez.shared.InvalidInput when it is no public address of a push service or the keys are invalid
     * @throws pt.vez.shared.NotAuthorised during a visit
     */
    void turnOn(Actor actor, Subscription device);

    void turnOff(Actor actor, String endpoint);
}
