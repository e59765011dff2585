# Makes the certificates of this folder with openssl.
set -e
work=$(mktemp -d)
config=$work/config
cat > "$config" <<END
[req]
distinguished_name = name
prompt = no
[name]
C = XY
O = Pycore
CN = Test
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:false
subjectAltName = DNS:localhost, DNS:*.example.test, IP:127.0.0.1, IP:::1
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = OCSP;URI:http://ocsp.example.test/, caIssuers;URI:http://example.test/authority.cer
crlDistributionPoints = URI:http://example.test/revoked.crl
[client]
basicConstraints = critical, CA:false
subjectAltName = email:client@example.test, URI:urn:client, RID:1.2.3.4
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[self]
subjectAltName = DNS:self.test
[ca]
default_ca = own
[own]
database = $work/index
default_md = sha256
default_crl_days = 36500
new_certs_dir = $work
rand_serial = yes
policy = any
[any]
countryName = optional
organizationName = optional
commonName = optional
END
touch "$work/index"
curve="-algorithm EC -pkeyopt ec_paramgen_curve:P-256"
sign() { # name, subject, extensions, options for the key
    openssl genpkey -quiet $4 -out "$work/$1.key"
    openssl req -new -config "$config" -key "$work/$1.key" -subj "$2" -out "$work/$1.csr"
    openssl x509 -req -in "$work/$1.csr" -CA authority.pem -CAkey "$work/authority.key" -set_serial "$5" \
        -extfile "$config" -extensions "$3" $6 -out "$work/$1.crt"
    cat "$work/$1.key" "$work/$1.crt" > "$1.pem"
}
openssl genpkey -quiet $curve -out "$work/authority.key"
openssl req -x509 -new -config "$config" -key "$work/authority.key" -subj "/C=XY/O=Pycore/CN=Test authority" \
    -extensions authority -days 36500 -set_serial 0x1001 -out authority.pem
sign server "/C=XY/O=Pycore/CN=localhost" server "$curve" 0xA1B2C3D4E5F60718 "-days 36500"
sign rsa "/C=XY/O=Pycore/CN=localhost" server "-algorithm RSA -pkeyopt rsa_keygen_bits:2048" 0x1003 "-days 36500"
sign client "/C=XY/L=Somewhere/O=Pycore/CN=client" client "$curve" 0x1004 "-days 36500"
sign expired "/C=XY/O=Pycore/CN=localhost" server "$curve" 0x1005 "-days 1"
openssl ca -batch -notext -config "$config" -keyfile "$work/authority.key" -cert authority.pem -in "$work/expired.csr" \
    -extensions server -startdate 20000101000000Z -enddate 20010101000000Z -out "$work/expired.crt"
cat "$work/expired.key" "$work/expired.crt" > expired.pem
openssl genpkey -quiet $curve -out "$work/self.key"
openssl req -x509 -new -config "$config" -key "$work/self.key" -subj "/CN=self.test" -extensions self -days 36500 \
    -set_serial 7 -out "$work/self.crt"
cat "$work/self.key" "$work/self.crt" > self.pem
openssl pkcs8 -topk8 -in "$work/server.key" -passout pass:secret -out locked.pem
openssl ec -in "$work/server.key" -aes128 -passout pass:secret -out locked_old.pem
openssl ca -config "$config" -keyfile "$work/authority.key" -cert authority.pem -revoke "$work/client.crt"
openssl ca -config "$config" -keyfile "$work/authority.key" -cert authority.pem -gencrl -out revoked.pem
rm -r "$work"
