package pt.vez.notifications;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import pt.vez.notifications.PushDevices.Subscription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A push service on loopback and the devices that subscribed to it. What a device reads it decrypts by RFC 8291 with
 * nothing but the platform's own cryptography, and the sender is checked by RFC 8292.
 */
final class PushFixture implements AutoCloseable {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int SALT = 16;
    private static final int POINT = 65;
    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    record Request(String path, Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> each.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    PushFixture() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(new Request(path, Map.copyOf(exchange.getRequestHeaders()), body));
            int answer = answers.getOrDefault(path, 201);
            if (answer == 307) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void answer(Device device, int status) {
        answers.put(device.path(), status);
    }

    List<Request> to(Device device) {
        return to(device.path());
    }

    List<Request> to(String path) {
        return requests.stream().filter(each -> each.path().equals(path)).toList();
    }

    Device device(String name) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        byte[] auth = new byte[16];
        new SecureRandom().nextBytes(auth);
        return new Device("/push/" + name, generator.generateKeyPair(), auth);
    }

    static byte[] point(PublicKey key) {
        ECPoint w = ((ECPublicKey) key).getW();
        return ByteBuffer.allocate(POINT)
                .put((byte) 4)
                .put(fixed(w.getAffineX().toByteArray()))
                .put(fixed(w.getAffineY().toByteArray()))
                .array();
    }

    private static byte[] fixed(byte[] number) {
        byte[] all = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, all, 32 - length, length);
        return all;
    }

    private static PublicKey key(byte[] point, ECPublicKey same) throws GeneralSecurityException {
        var x = new java.math.BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        var y = new java.math.BigInteger(1, Arrays.copyOfRange(point, 33, POINT));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), same.getParams()));
    }

    private static byte[] derived(byte[] secret, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        AlgorithmParameterSpec spec =
                HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(info, length);
        return KDF.getInstance("HKDF-SHA256").deriveData(spec);
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** One browser. */
    final class Device {
        private final String path;
        private final KeyPair keys;
        private final byte[] auth;

        Device(String path, KeyPair keys, byte[] auth) {
            this.path = path;
            this.keys = keys;
            this.auth = auth;
        }

        String path() {
            return path;
        }

        String endpoint() {
            return origin() + path;
        }

        Subscription subscription() {
            return new Subscription(
                    endpoint(), BASE64.encodeToString(point(keys.getPublic())), BASE64.encodeToString(auth));
        }

        /** What the device reads (RFC 8291, RFC 8188). */
        JsonNode read(Request request) throws GeneralSecurityException {
            ByteBuffer body = ByteBuffer.wrap(request.body());
            byte[] salt = new byte[SALT];
            body.get(salt);
            int record = body.getInt();
            byte[] sender = new byte[body.get()];
            body.get(sender);
            byte[] sealed = new byte[body.remaining()];
            body.get(sealed);
            if (sealed.length > record) {
                throw new GeneralSecurityException("more than one record");
            }
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.getPrivate());
            agreement.doPhase(key(sender, (ECPublicKey) keys.getPublic()), true);
            byte[] own = point(keys.getPublic());
            byte[] info = joined(ascii("WebPush: info\0"), own, sender);
            byte[] ikm = derived(agreement.generateSecret(), auth, info, 32);
            byte[] key = derived(ikm, salt, ascii("Content-Encoding: aes128gcm\0"), 16);
            byte[] nonce = derived(ikm, salt, ascii("Content-Encoding: nonce\0"), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            byte[] padded = cipher.doFinal(sealed);
            int end = padded.length - 1;
            while (padded[end] == 0) {
                end--;
            }
            if (padded[end] != 2) {
                throw new GeneralSecurityException("not the last record");
            }
            return JsonMapper.builder().build().readTree(Arrays.copyOf(padded, end));
        }

        /** The claims of the sender, when the signature is that of the key it shows (RFC 8292). */
        JsonNode sender(Request request, String applicationKey) throws GeneralSecurityException {
            String value = request.header("Authorization");
            String token = value.replaceFirst("^vapid t=([^,]+), k=(.+)$", "$1");
            String shown = value.replaceFirst("^vapid t=([^,]+), k=(.+)$", "$2");
            if (!shown.equals(applicationKey)) {
                throw new GeneralSecurityException("another key than browsers subscribed with");
            }
            int dot = token.lastIndexOf('.');
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key(Base64.getUrlDecoder().decode(shown), (ECPublicKey) keys.getPublic()));
            signature.update(ascii(token.substring(0, dot)));
            if (!signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)))) {
                throw new GeneralSecurityException("not signed by that key");
            }
            return JsonMapper.builder()
                    .build()
                    .readTree(Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, dot)));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
