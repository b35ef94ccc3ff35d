package main

import (
	"bufio"
	"fmt"
	"net"
)

// serveClients answers each line with the broker that received it, instead of the real protocol.
func serveClients(listener net.Listener, id int) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer connection.Close()
			lines := bufio.NewScanner(connection)
			for lines.Scan() {
				fmt.Fprintf(connection, "broker %d of version %s received %s\n", id, version, lines.Text())
			}
		}()
	}
}
