package pt.vez.notifications;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A lean SMTP server on loopback (RFC 5321): it reads messages, tells who they are for, and forgets them. */
public final class SmtpSink implements AutoCloseable {
    private static final String OK = "250 OK";
    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile UnaryOperator<String> recipient = address -> OK;
    private volatile Consumer<String> arrival = address -> {};

    public SmtpSink() throws IOException {
        server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Connections made so far. */
    public int sessions() {
        return sessions.get();
    }

    /** @param answer the line that answers RCPT for an address */
    public SmtpSink onRecipient(UnaryOperator<String> answer) {
        recipient = answer;
        return this;
    }

    /** @param listener called with the address when a whole message has come, before it is acknowledged */
    public SmtpSink onArrival(Consumer<String> listener) {
        arrival = listener;
        return this;
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sessions.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            OutputStream out = socket.getOutputStream();
            say(out, "220 sink");
            List<String> to = new ArrayList<>();
            for (String line = line(in); line != null; line = line(in)) {
                String verb = line.length() < 4 ? "" : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "RCPT" -> {
                        String address = line.replaceAll(".*<|>.*", "");
                        String answer = recipient.apply(address);
                        if (answer.startsWith("2")) {
                            to.add(address);
                        }
                        say(out, answer);
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        body(in);
                        to.forEach(arrival);
                        to.clear();
                        say(out, OK);
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    case "RSET", "MAIL" -> {
                        to.clear();
                        say(out, OK);
                    }
                    default -> say(out, OK);
                }
            }
        } catch (IOException e) {
            // The client is gone.
        } finally {
            open.remove(socket);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                bytes.write(next);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void body(InputStream in) throws IOException {
        for (String line = line(in); line != null && !line.equals("."); line = line(in)) {
            // not kept
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
