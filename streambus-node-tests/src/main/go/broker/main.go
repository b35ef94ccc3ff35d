// Command broker is a stand-in for the StreamBus broker in tests on a real node. It reads the same
// configuration and flags, starts and stops in the same order, and serves the part of the admin
// API that the operator calls. It stores no messages, and its election is not Raft.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// stopDelay is how long the broker takes to stop. The real one takes milliseconds to half a minute.
const stopDelay = 3 * time.Second

// version is set by the linker.
var version = "unknown"

func main() {
	log.SetOutput(os.Stdout)
	path := flag.String("config", "", "configuration file")
	id := flag.Int("broker-id", 0, "ID of the broker")
	flag.Parse()
	if err := run(*path, *id); err != nil {
		log.Fatalf("broker failed: %v", err)
	}
	log.Print("broker stopped cleanly")
}

func run(path string, id int) error {
	config, err := readConfig(path, id)
	if err != nil {
		return err
	}
	members := newMembership(config)
	serveAdminAPI(config, members)
	if err := openStorage(config); err != nil {
		return err
	}
	if err := members.listen(); err != nil {
		return err
	}
	go members.run()
	members.awaitLeader()
	clients, err := net.Listen("tcp", fmt.Sprintf("%s:%d", config.Server.Host, config.Server.Port))
	if err != nil {
		return err
	}
	members.setServing()
	go serveClients(clients, config.Server.BrokerID)
	log.Printf("broker %d of version %s serves clients on %s", id, version, clients.Addr())
	awaitStop()
	clients.Close()
	members.stepDown()
	time.Sleep(stopDelay)
	return nil
}

// awaitStop is called when the broker serves. Until then, SIGTERM kills the process at once, as it
// does with the real broker.
func awaitStop() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	<-stop
	log.Print("stopping")
}
