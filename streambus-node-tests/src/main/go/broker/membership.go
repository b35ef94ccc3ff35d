package main

import (
	"encoding/json"
	"log"
	"net"
	"sync"
	"time"
)

const (
	tick        = 250 * time.Millisecond
	peerTimeout = time.Second
)

// vote is what a broker tells its peers on the Raft port.
type vote struct {
	ID     int `json:"id"`
	Leader int `json:"leader"`
	Term   int `json:"term"`
}

// membership finds peers and agrees with them on a leader. As long as a quorum is reachable, its
// leader stays. Otherwise there is none. Unlike Raft, it is not safe when the network is partitioned.
type membership struct {
	config *config

	mutex    sync.Mutex
	self     vote
	serving  bool
	stopping bool
	started  time.Time
}

func newMembership(config *config) *membership {
	return &membership{
		config:  config,
		self:    vote{ID: config.Server.BrokerID},
		started: time.Now(),
	}
}

// listen opens the Raft port. Like that of the broker, its host must resolve in the pod.
func (m *membership) listen() error {
	listener, err := net.Listen("tcp", m.config.peers[m.self.ID])
	if err != nil {
		return err
	}
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				log.Fatalf("raft port: %v", err)
			}
			go m.answer(connection)
		}
	}()
	return nil
}

func (m *membership) answer(connection net.Conn) {
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(peerTimeout))
	json.NewEncoder(connection).Encode(m.vote())
}

func (m *membership) run() {
	for {
		m.decide(m.askPeers())
		time.Sleep(tick)
	}
}

// askPeers returns the votes of the peers that answer in time.
func (m *membership) askPeers() []vote {
	answers := make(chan *vote, len(m.config.peers))
	for id, address := range m.config.peers {
		if id == m.self.ID {
			answers <- nil
			continue
		}
		go func() { answers <- ask(address) }()
	}
	var votes []vote
	for range m.config.peers {
		if answer := <-answers; answer != nil {
			votes = append(votes, *answer)
		}
	}
	return votes
}

func ask(address string) *vote {
	connection, err := net.DialTimeout("tcp", address, peerTimeout)
	if err != nil {
		return nil
	}
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(peerTimeout))
	answer := &vote{}
	if json.NewDecoder(connection).Decode(answer) != nil {
		return nil
	}
	return answer
}

// decide follows the reachable leader of the highest term. If there is none, the reachable broker
// with the lowest ID becomes the leader.
func (m *membership) decide(peers []vote) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.stopping || 2*(len(peers)+1) <= len(m.config.peers) {
		m.setLeader(0)
		return
	}
	lowest, leader := m.self.ID, 0
	term := m.self.Term
	if m.self.Leader == m.self.ID {
		leader = m.self.ID
	}
	for _, peer := range peers {
		lowest = min(lowest, peer.ID)
		if peer.Leader == peer.ID && (leader == 0 || peer.Term > term) {
			leader = peer.ID
		}
		term = max(term, peer.Term)
	}
	if leader == 0 && lowest == m.self.ID {
		leader = m.self.ID
		term++
	}
	m.self.Term = term
	m.setLeader(leader)
}

func (m *membership) setLeader(leader int) {
	if m.self.Leader != leader {
		log.Printf("leader of term %d is %d, was %d", m.self.Term, leader, m.self.Leader)
		m.self.Leader = leader
	}
}

// awaitLeader blocks without limit, as the broker does.
func (m *membership) awaitLeader() {
	for m.vote().Leader == 0 {
		time.Sleep(tick)
	}
}

func (m *membership) stepDown() {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.stopping = true
	m.setLeader(0)
}

func (m *membership) setServing() {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.serving = true
}

func (m *membership) isServing() bool {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return m.serving
}

func (m *membership) vote() vote {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return m.self
}
