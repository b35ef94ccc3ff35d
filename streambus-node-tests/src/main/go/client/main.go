// Command client connects to a broker with TLS, verifies its certificate like any client, sends a
// line and prints the response. It exits with status 1 if that fails.
package main

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"time"
)

const (
	timeout = 5 * time.Second
	// Of all attempts: a broker that has just started may still be known by its former address.
	patience = 30 * time.Second
)

func main() {
	address := flag.String("address", "", "host and port; the certificate must be valid for the host")
	authority := flag.String("ca", "", "file with the certificate of the CA; empty to trust none")
	flag.Parse()
	if err := callPatiently(*address, *authority); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func callPatiently(address, authority string) error {
	deadline := time.Now().Add(patience)
	for {
		err := call(address, authority)
		var untrusted *tls.CertificateVerificationError
		if err == nil || errors.As(err, &untrusted) || time.Now().After(deadline) {
			return err
		}
		time.Sleep(time.Second)
	}
}

func call(address, authority string) error {
	trusted := x509.NewCertPool()
	if authority != "" {
		pem, err := os.ReadFile(authority)
		if err != nil {
			return err
		}
		trusted.AppendCertsFromPEM(pem)
	}
	dialer := &net.Dialer{Timeout: timeout}
	connection, err := tls.DialWithDialer(dialer, "tcp", address, &tls.Config{RootCAs: trusted})
	if err != nil {
		return err
	}
	defer connection.Close()
	if err := connection.SetDeadline(time.Now().Add(timeout)); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(connection, "hello"); err != nil {
		return err
	}
	response, err := bufio.NewReader(connection).ReadString('\n')
	fmt.Print(response)
	return err
}
