// A real SMTP server on the loopback, its manners told by the first argument (JSON). Prints its port, then one JSON
// line for each message whose DATA it has taken.
const { readFileSync } = require("node:fs");
const { SMTPServer } = require("smtp-server");

const manners = JSON.parse(process.argv[2]);
const fail = (code, text) => Object.assign(new Error(text), { responseCode: code });
let greylisted = 0;

const server = new SMTPServer({
  secure: manners.tls === "implicit",
  key: manners.key && readFileSync(manners.key),
  cert: manners.cert && readFileSync(manners.cert),
  disabledCommands: [...(manners.tls === "starttls" ? [] : ["STARTTLS"]), ...(manners.user ? [] : ["AUTH"])],
  authOptional: !manners.user,
  onAuth: (auth, session, done) =>
    auth.username === manners.user && auth.password === manners.password
      ? done(null, { user: auth.username })
      : done(fail(535, "5.7.8 bad credentials")),
  onMailFrom: (address, session, done) => done(manners.mail ? fail(manners.mail, "sender not welcome") : null),
  onRcptTo(address, session, done) {
    if (manners.greylist && greylisted++ < manners.greylist) {
      return done(fail(451, "4.7.1 greylisted, come back"));
    }
    return done(manners.rcpt ? fail(manners.rcpt, `5.1.1 <${address.address}> no such user`) : null);
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      const raw = Buffer.concat(chunks).toString("base64");
      console.log(JSON.stringify({ raw, from: session.envelope.mailFrom.address, secure: session.secure }));
      if (manners.drop && manners.drop-- > 0) {
        for (const connection of server.connections) {
          connection.close();
        }
        return;
      }
      done(manners.data ? fail(manners.data, "5.6.0 not this one") : null, "OK queued as 42");
    });
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));

// The tests hold our input open; when they go, however they go, we go.
process.stdin.on("end", () => process.exit(0)).resume();
