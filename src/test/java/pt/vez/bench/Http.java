package pt.vez.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One kept-alive connection, as light as a client can be: what is measured is the server. */
final class Http implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] line = new byte[8_192];
    private byte[] body = new byte[65_536];

    /** @param location and {@code cookie} are null when the answer had none; {@code length} is the size of its body */
    record Answer(int status, String location, String cookie, int refresh, int length) {}

    Http(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
        out = socket.getOutputStream();
    }

    static byte[] get(String path, String cookie) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                        + (cookie == null ? "" : "Cookie: " + cookie + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] post(String path, String form, String cookie) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                        + (cookie == null ? "" : "Cookie: " + cookie + "\r\n")
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n"
                        + form)
                .getBytes(StandardCharsets.US_ASCII);
    }

    Answer send(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        String status = readLine();
        int code = Integer.parseInt(status.substring(9, 12));
        int length = 0;
        int refresh = 0;
        String location = null;
        String cookie = null;
        boolean chunked = false;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            char first = header.charAt(0);
            if ((first == 'C' || first == 'c') && header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (first == 'L' && header.startsWith("Location:")) {
                location = header.substring(9).strip();
            } else if (first == 'S' && header.startsWith("Set-Cookie:")) {
                int end = header.indexOf(';');
                cookie = header.substring(11, end < 0 ? header.length() : end).strip();
            } else if (first == 'R' && header.startsWith("Refresh:")) {
                refresh = Integer.parseInt(header.substring(8).strip());
            } else if (first == 'T' && header.regionMatches(true, 0, "Transfer-Encoding: chunked", 0, 26)) {
                chunked = true;
            }
        }
        if (chunked) {
            for (int size = Integer.parseInt(readLine(), 16); size > 0; size = Integer.parseInt(readLine(), 16)) {
                length += size;
                skip(size);
                readLine();
            }
            readLine();
        } else {
            skip(length);
        }
        return new Answer(code, location, cookie, refresh, length);
    }

    /** The body of the answer before; valid until the next one. */
    String text(Answer answer) {
        return new String(body, 0, Math.min(answer.length(), body.length), StandardCharsets.UTF_8);
    }

    private void skip(int length) throws IOException {
        if (length > body.length) {
            body = new byte[length];
        }
        int read = in.readNBytes(body, 0, length);
        if (read < length) {
            throw new IOException("the connection ended inside an answer");
        }
    }

    private String readLine() throws IOException {
        int size = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r' && size < line.length) {
                line[size++] = (byte) c;
            }
        }
        return new String(line, 0, size, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
